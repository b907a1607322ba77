// What the build puts together and a start only reads: the very same book, or none.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { readRows } from '#server/moderation/phrases/book'
import { packBook, unpackBook } from '#server/moderation/phrases/packed-book'
import { buildRuleBook, seededLists, writePackedBook } from '#server/moderation/rule-book'

const folder = mkdtempSync(join(tmpdir(), 'engawa-book-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const small = {
  words: 'mask\tw\tひっし\nend\tw\tおわり(に|)したい/です ^きえ？\nact\tv5k\tか ふ\nboth\tp\tend & act.te',
  rules: 'A-1\tsuicide_ideation\turgent\t\twish\tboth ... act.ta ! 昨日\nA-2\tharassment\twatch\thold\tinsult\t\'バカ ; act.any',
  lowering: 'L-1\tnone+held\tmessage\twish insult\tend|act.dic !! たとえば',
}

it('[WL7] packed and read again the lists are the same book, in every node of the tree and every part of a pattern', () => {
  const book = buildRuleBook(small)
  expect(isDeepStrictEqual(unpackBook(packBook(book)), book)).toBe(true)
})

it('[WL7] damaged anywhere, cut short or empty they are no book', () => {
  const packed = packBook(buildRuleBook(small))
  for (const at of [0, 40, packed.length >> 1, packed.length - 1]) {
    const damaged = Buffer.from(packed)
    damaged[at] = (damaged[at] ?? 0) ^ 1
    expect(() => unpackBook(damaged)).toThrow('damaged')
  }
  for (const length of [0, 20, packed.length - 1]) expect(() => unpackBook(packed.subarray(0, length))).toThrow('damaged')
})

it('[WL7] the build writes them under a name of these very lists, once it has read them again as the same book', () => {
  writePackedBook(pathToFileURL(`${folder}/`))
  const [name = '', ...others] = readdirSync(folder)
  expect([name, others]).toEqual([expect.stringMatching(/^lists-[0-9a-f]{16}\.book$/), []])
  const { ruleCount, rules } = unpackBook(readFileSync(join(folder, name)))
  expect([ruleCount, rules.length]).toEqual([readRows(seededLists.rules).length, readRows(seededLists.rules).length])
})
