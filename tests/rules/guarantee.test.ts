// The page that says what is guaranteed: short enough to be read whole, the same in both languages, and nothing dies in it that does
// not die in the rig.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runNames } from '#tests/faults/fault-run'

const page = readFileSync(fileURLToPath(new URL('../../docs/guarantee.md', import.meta.url)), 'utf8')
const parts = page.split('\n---\n')
const lines = (part: string): string[] => part.split('\n').filter((line) => line.trim() !== '')
const rows = (part: string): string[][] => lines(part).filter((line) => line.startsWith('| ')).slice(1).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))

/** Which run holds a row, in the page's order. */
const heldBy = ['app-kill', 'app-kill', 'storm', 'rolling', 'redis', 'postgres', 'raise', 'clock'] as const

describe('the page of the guarantee', () => {
  it('[FA12] says it in both languages, each on one screen: no more than twenty lines and as many words as one reads at once', () => {
    expect(parts).toHaveLength(2)
    for (const part of parts) {
      expect(lines(part).length).toBeLessThanOrEqual(20)
      expect(part.length).toBeLessThanOrEqual(2_400)
    }
    expect(parts[0]).toContain('届きました')
    expect(parts[1]).toContain('An acknowledgement means')
  })

  it('[FA12] has the same parts in both, what each means for writing, reading and a cry, and a run of the rig for each', () => {
    const [ja = [], en = []] = parts.map(rows)
    expect([ja.length, en.length]).toEqual([heldBy.length, heldBy.length])
    for (const row of [...ja, ...en]) {
      expect(row).toHaveLength(4)
      expect(row.filter((cell) => cell === '')).toEqual([])
    }
    expect(heldBy.filter((name) => !runNames.includes(name))).toEqual([])
    for (const word of ['kill -9', 'Redis', 'PostgreSQL']) for (const table of [ja, en]) expect(table.some(([what]) => what?.includes(word)), word).toBe(true)
  })
})
