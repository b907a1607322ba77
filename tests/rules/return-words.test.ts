// The words people come back by: the list, how they are typed, how they are kept.
import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { realIds } from '#server/context'
import { screen } from '#server/moderation/screen'
import { makeKeyRing } from '#server/records/key-ring'
import { bucketOf, hashWords, isWords } from '#server/returning/keep-words'
import { pickWords, readWords, returnWordList } from '#server/returning/word-list'

const keys = makeKeyRing(Buffer.alloc(32, 7))

describe('the list', () => {
  it('[RW1] has 2,048 different words in hiragana, short enough to write down, none of which the screening minds', () => {
    expect(returnWordList).toHaveLength(2048)
    expect(new Set(returnWordList).size).toBe(2048)
    for (const word of returnWordList) expect(word).toMatch(/^[ぁ-ん]{2,7}$/)
    expect(returnWordList.filter((word) => screen(word).severity !== 'none' || screen(word).isHeld)).toEqual([])
  })

  it('[RW1] every word is drawn, each about as often as any other', () => {
    const drawn = new Map<string, number>()
    for (let i = 0; i < 16_384; i++) for (const word of pickWords(realIds)) drawn.set(word, (drawn.get(word) ?? 0) + 1)
    expect(drawn.size).toBe(2048)
    // 32 on the average; a spread beyond 80 has odds of one in thousands of millions.
    expect(Math.max(...drawn.values())).toBeLessThan(80)
  })

  it('[RW3] words are read as people type them, and nothing else is', () => {
    const words = pickWords(realIds)
    const kept = words.join(' ')
    const katakana = kept.replace(/[ぁ-ん]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))
    for (const typed of [kept, words.join('　'), words.join('、'), words.join('・'), `  ${words.join('\n')}  `, katakana]) expect(readWords(typed)).toBe(kept)
    for (const typed of ['', words.slice(0, 3).join(' '), `${kept} ${words[0]}`, words.join(''), 'password one two three', 'ぬぬぬぬ ぬぬぬぬ ぬぬぬぬ ぬぬぬぬ']) expect(readWords(typed)).toBeNull()
  })
})

describe('keeping them', () => {
  it('[RW2] the same words have another hash each time, open with the right key only, and fall into 65,536 buckets by a keyed hash', async () => {
    const words = pickWords(realIds).join(' ')
    const [one, other] = [await hashWords(keys, words), await hashWords(keys, words)]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
    expect([await isWords(keys, one, words), await isWords(keys, one, `${words} `), await isWords(makeKeyRing(Buffer.alloc(32, 8)), one, words)]).toEqual([true, false, false])
    expect(bucketOf(keys, words)).toBe(bucketOf(keys, words))
    const buckets = new Set(Array.from({ length: 400 }, () => bucketOf(keys, pickWords(realIds).join(' '))))
    expect(buckets.size).toBeGreaterThan(390)
    expect(bucketOf(makeKeyRing(Buffer.alloc(32, 9)), words) === bucketOf(makeKeyRing(Buffer.alloc(32, 10)), words) && bucketOf(keys, words) === bucketOf(makeKeyRing(Buffer.alloc(32, 9)), words)).toBe(false)
  })

  it('[RW2] one try costs a strong hash, not a look-up', async () => {
    const hash = await hashWords(keys, 'あかり いす うみ えき')
    const began = performance.now()
    for (let i = 0; i < 3; i++) await isWords(keys, hash, 'あかり いす うみ えび')
    expect((performance.now() - began) / 3).toBeGreaterThan(3)
  })
})
