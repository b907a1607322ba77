// What a node keeps of one person's last lines: words for ten minutes, what was found for twenty, however much is said meanwhile.
import { describe, expect, it } from 'vitest'
import { addLine, findingsKeptMs, makeRecentLines, mostFoundBefore, mostLines, recentOf, wordsKeptMs } from '#server/moderation/recent-lines'
import { read } from '#server/moderation/reading/reading'
import type { EarlierLine } from '#server/moderation/subject'
import { sketchOf, Traces } from '#server/moderation/traces'
import { makeChance } from '#tests/measure/random'

const sign: EarlierLine['found'] = [{ category: 'suicide_passive', severity: 'watch', rule: 'T-1' }]

function person() {
  let now = 0
  const recent = makeRecentLines(() => now)
  return {
    pass: (ms: number) => void (now += ms),
    say(text: string, found: EarlierLine['found'] = []) {
      const kept = recent.recall('a') ?? recentOf([])
      addLine(kept, { text, atMs: now, clientId: `${now}-${text}`, found })
      recent.remember('a', kept)
    },
    lines: () => recent.recall('a')?.lines ?? [],
    traces: () => recent.recall('a')?.traces ?? new Traces(),
    end: () => recent.forget('a'),
  }
}

describe('the last lines of a person', () => {
  it('[MO9] a quiet sign is kept beyond the last lines, without its words, as long as it counts', () => {
    const { say, pass, lines, end } = person()
    say('消えたい', sign)
    for (let i = 0; i < 3 * mostLines; i += 1) {
      pass(10_000)
      say(`line ${i}`)
    }
    expect(lines().length).toBe(mostLines + 1)
    expect(lines()[0]).toEqual({ text: '', atMs: 0, clientId: '0-消えたい', found: sign })
    expect(lines().slice(1).map(({ text }) => text)).toEqual(Array.from({ length: mostLines }, (_, i) => `line ${2 * mostLines + i}`))
    pass(findingsKeptMs - 3 * mostLines * 10_000 + 1)
    expect(lines().some(({ found }) => found === sign)).toBe(false)
    end()
  })

  it('[MO10] the words of a line go after ten minutes, and nothing grows without end', () => {
    const { say, pass, lines, end } = person()
    for (let i = 0; i < 4 * mostLines; i += 1) {
      pass(1_000)
      say('消えたい', sign)
    }
    expect(lines().length).toBe(mostLines + mostFoundBefore)
    pass(wordsKeptMs + 1)
    expect(lines().every(({ text, found }) => text === '' && found === sign)).toBe(true)
    pass(findingsKeptMs)
    expect(lines()).toEqual([])
    end()
  })

  it('[MO10] the words go after ten minutes also when the clock was set back meanwhile, whether more is said or not', () => {
    for (const saysMore of [true, false]) {
      const { say, pass, lines, end } = person()
      say('けさ早くに目がさめました')
      pass(3_600_000)
      say('猫がこちらを見ていました')
      pass(-3_600_000)
      if (saysMore) say('お茶をいれなおします')
      expect(lines().map(({ text }) => text !== '')).toEqual(saysMore ? [true, true] : [true])
      pass(wordsKeptMs + 1)
      expect(lines().filter(({ text }) => text !== '')).toEqual([])
      pass(findingsKeptMs)
      expect(lines()).toEqual([])
      end()
    }
  })

  it('[MO10] the words go after ten minutes also of a line that a database dated ahead of this node, whatever was said here after it', () => {
    let now = 0
    const recent = makeRecentLines(() => now)
    const kept = recentOf([])
    for (const [atMs, text] of [[3_600_000, '猫がこちらを見ていました'], [0, 'お茶をいれなおします']] as const) addLine(kept, { text, atMs, clientId: text, found: [] })
    recent.remember('a', kept)
    now += wordsKeptMs + 1
    recent.recall('a')
    now += wordsKeptMs + 1
    expect(recent.recall('a')?.lines.filter(({ text }) => text !== '') ?? []).toEqual([])
    recent.forget('a')
  })

  it('[MO10] a trace stays with its line whatever goes before it, its id as long as the line is kept, its letters as long as the words', () => {
    const { say, pass, lines, traces, end } = person()
    const chance = makeChance(20_261_128)
    const texts = ['けさ早くに目がさめて猫を見ていました', '昼すぎに雨がやんで虹が出ていました', '台所でお湯をわかしてお茶をいれました', '毛布にくるまって古い本をひらきました']
    let wordless = 0
    for (let i = 0; i < 600; i += 1) {
      pass(chance.whole(10) === 0 ? wordsKeptMs : chance.whole(60_000))
      say(texts[chance.whole(texts.length)] ?? '', chance.whole(3) === 0 ? sign : [])
      lines().forEach(({ text, clientId = '' }, at) => {
        expect(texts.filter((each) => traces().mayBeAlike(at, sketchOf(read(each).letters)))).toEqual(text === '' ? [] : [text])
        expect(traces().mayHold(clientId)).toBe(true)
        if (text === '') wordless += 1
      })
    }
    expect(wordless).toBeGreaterThan(100)
    expect(traces().mayHold('of nobody')).toBe(false)
    end()
  })
})
