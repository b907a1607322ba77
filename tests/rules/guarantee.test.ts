// The page that says what is guaranteed: short enough to be read whole, the same in both languages, and nothing dies in it that does
// not die in the rig.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type LimitName, limits } from '#shared/limits'
import { type RunName, runNames } from '#tests/faults/fault-run'

const page = readFileSync(fileURLToPath(new URL('../../docs/guarantee.md', import.meta.url)), 'utf8')
const parts = page.split('\n---\n')
const lines = (part: string): string[] => part.split('\n').filter((line) => line.trim() !== '')
const rows = (part: string): string[][] => lines(part).filter((line) => line.startsWith('| ')).slice(1).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))

/** What dies, by its name in either language, and the run in which it does. */
const heldBy: readonly (readonly [what: RegExp, run: RunName])[] = [
  [/^ページ|^a page/, 'raise'], [/一つ|^one node/, 'app-kill'], [/すべて|^all nodes/, 'storm'], [/とめる|told to stop/, 'rolling'], [/^Redis/, 'redis'],
  [/^PostgreSQL/, 'postgres'], [/ディスクがいっぱい|disk full/, 'disk'], [/^知らせ先|^a receiver/, 'raise'], [/時計|clock/, 'clock'],
]

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
    expect(ja.length).toBe(en.length)
    for (const row of [...ja, ...en]) {
      expect(row).toHaveLength(4)
      expect(row.filter((cell) => cell === '')).toEqual([])
    }
    expect(heldBy.filter(([, run]) => !runNames.includes(run))).toEqual([])
    // By what it says, not by where it stands: each part is in one row of each language, and no row is without a run.
    const rowOf = (table: string[][]) => heldBy.map(([what]) => table.flatMap(([cell = ''], n) => (what.test(cell) ? [n] : [])))
    expect(rowOf(ja)).toEqual(rowOf(en))
    expect(rowOf(ja).filter((found) => found.length !== 1)).toEqual([])
    expect(new Set(rowOf(ja).flat())).toEqual(new Set(ja.keys()))
    for (const word of ['kill -9', 'Redis', 'PostgreSQL']) for (const table of [ja, en]) expect(table.some(([what]) => what?.includes(word)), word).toBe(true)
  })

  it('[FA12] [WI12] names everyone who waits for Redis: each limit that fails closed is somebody’s', () => {
    const signingIn = ['ログイン', 'sign-ins of staff']
    const comingBack = ['合言葉', 'words']
    const who: Partial<Record<LimitName, string[]>> = { address_sign_in: signingIn, sign_in: signingIn, sign_in_anywhere: signingIn, address_return: comingBack, return_anywhere: comingBack }
    const operating = readFileSync(fileURLToPath(new URL('../../docs/operating.md', import.meta.url)), 'utf8')
    const says = [...parts.map((part) => rows(part).find(([what]) => what?.startsWith('Redis'))?.join() ?? ''), /落ちても縁側は続きます。.*/.exec(operating)?.[0] ?? '', /While it is gone only .*? wait\./.exec(operating)?.[0] ?? '']
    for (const name of (Object.keys(limits) as LimitName[]).filter((each) => !limits[each].failOpen)) {
      const [ja = '?', en = '?'] = who[name] ?? []
      expect(says.map((said, n) => said.includes(n % 2 === 0 ? ja : en)), name).toEqual([true, true, true, true])
    }
  })
})
