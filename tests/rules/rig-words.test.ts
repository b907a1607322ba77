// The fault rig's lines are ordinary talk: what the screening would hold or raise in them would be no fault of a server's.
import { expect, it } from 'vitest'
import { screen } from '#server/moderation/screen'
import { nobodyBefore, type EarlierLine } from '#server/moderation/subject'
import { readNumber, sayNumber } from '../faults/rig/words.ts'

it('[FA11] the lines of the fault rig say their number, and the screening finds nothing in them, one after the other', () => {
  const found: string[] = []
  let earlier: EarlierLine[] = []
  for (let n = 0; n < 100_000; n += n % 100 < 25 ? 1 : 1 + ((n * 7) % 500)) {
    const text = sayNumber(n)
    expect(readNumber(text)).toBe(n)
    for (const { rule } of screen(text, { ...nobodyBefore, atMs: n, earlier }).findings) found.push(`${rule} ${text}`)
    earlier = [...earlier.slice(-19), { text, atMs: n }]
  }
  expect(found).toEqual([])
})
