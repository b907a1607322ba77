// What a node keeps of one person's last lines: words for ten minutes, what was found for twenty, however much is said meanwhile.
import { describe, expect, it } from 'vitest'
import { addLine, findingsKeptMs, makeRecentLines, mostFoundBefore, mostLines, recentOf, wordsKeptMs } from '#server/moderation/recent-lines'
import type { EarlierLine } from '#server/moderation/subject'

const sign: EarlierLine['found'] = [{ category: 'suicide_passive', severity: 'watch', rule: 'T-1' }]

function person() {
  let now = 0
  const recent = makeRecentLines(() => now)
  return {
    pass: (ms: number) => void (now += ms),
    say(text: string, found: EarlierLine['found'] = []) {
      const kept = recent.recall('a') ?? recentOf([])
      addLine(kept, { text, atMs: now, found })
      recent.remember('a', kept)
    },
    lines: () => recent.recall('a')?.lines ?? [],
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
    expect(lines()[0]).toEqual({ text: '', atMs: 0, found: sign })
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
})
