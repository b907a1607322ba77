// The rules of listening that need no house: the table, the place in line, the estimate.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateMinutes, positionRange, type Basis } from '#server/listening/waiting/estimate'
import { tokyoMidnight } from '#server/listening/waiting/create-listening'
import { listeningMoves, listeningStates, listeningTable, stepListening, type ListeningState } from '#shared/listening'

const minute = 60_000
const box = { boxMs: 50 * minute, breakMs: 10 * minute }
const free = { soonestMs: 0, latestMs: 0 }

describe('the table of a request', () => {
  it('[LI1] every state but the last leads on, and from everywhere the end can be reached', () => {
    expect(listeningTable.ended).toEqual({})
    for (const from of listeningStates) {
      const reached = new Set<ListeningState>([from])
      for (let grown = -1; grown !== reached.size; ) {
        grown = reached.size
        for (const state of [...reached]) for (const to of Object.values(listeningTable[state])) reached.add(to)
      }
      expect(reached.has('ended'), from).toBe(true)
    }
  })

  it('[LI1] a talk begins only by the person’s own "go" or a professional who joins', () => {
    const beginnings = listeningStates.flatMap((from) => listeningMoves.filter((move) => from !== 'talking' && from !== 'interrupted' && stepListening(from, move) === 'talking').map((move) => `${from} ${move}`))
    expect(beginnings).toEqual(['waiting professional_joins', 'called go', 'called professional_joins'])
  })

  it('[LI7] whatever is said in a talk or before it, the person can always get out', () => {
    for (const state of ['waiting', 'called'] as const) expect(stepListening(state, 'leave')).toBe('ended')
    for (const state of ['talking', 'interrupted'] as const) expect(stepListening(state, 'stop')).toBe('ended')
  })
})

describe('what those who wait are told', () => {
  it('[LI3] near the front the place is known, further back it is a range around it', () => {
    expect([1, 2, 3].map(positionRange)).toEqual([[1, 1], [2, 2], [3, 3]])
    expect(positionRange(5)).toEqual([4, 6])
    expect(positionRange(10)).toEqual([8, 13])
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), (rank) => {
      const [from, to] = positionRange(rank)
      expect(from).toBeGreaterThanOrEqual(1)
      expect(from <= rank && rank <= to).toBe(true)
    }))
  })

  it('[LI3] with someone free the next person is called within minutes', () => {
    expect(estimateMinutes(1, { listeners: [free], averageTalkMs: null, ...box })).toEqual([1, 5])
  })

  it('[LI3] without a listener, or without a record of talks, no estimate is made up', () => {
    expect(estimateMinutes(1, { listeners: [], averageTalkMs: 40 * minute, ...box })).toBeNull()
    expect(estimateMinutes(2, { listeners: [free], averageTalkMs: null, ...box })).toBeNull()
  })

  it('[LI3] the range runs from the average talk to the whole box, with the break after it', () => {
    expect(estimateMinutes(2, { listeners: [free], averageTalkMs: 32 * minute, ...box })).toEqual([40, 60])
    expect(estimateMinutes(3, { listeners: [free, { soonestMs: 20 * minute, latestMs: 45 * minute }], averageTalkMs: 30 * minute, ...box })).toEqual([40, 60])
  })

  it('[LI3] an estimate is never turned round, never shorter for who stands further back, never longer with one more listener', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })).map(([a, b]) => ({ soonestMs: Math.min(a, b) * minute, latestMs: Math.max(a, b) * minute }))
    fc.assert(fc.property(fc.array(span, { minLength: 1, maxLength: 5 }), span, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 50 }), (listeners, one, rank, average) => {
      const basis: Basis = { listeners, averageTalkMs: average * minute, ...box }
      const [from, to] = estimateMinutes(rank, basis) ?? [0, 0]
      const further = estimateMinutes(rank + 1, basis) ?? [0, 0]
      const helped = estimateMinutes(rank, { ...basis, listeners: [...listeners, one] }) ?? [0, 0]
      expect(from).toBeLessThanOrEqual(to)
      expect(further[0] >= from && further[1] >= to).toBe(true)
      expect(helped[0] <= from && helped[1] <= to).toBe(true)
    }))
  })

  it('[LI15] "today" begins at midnight in Tokyo', () => {
    expect(new Date(tokyoMidnight(Date.UTC(2026, 10, 24, 11))).toISOString()).toBe('2026-11-23T15:00:00.000Z')
    expect(new Date(tokyoMidnight(Date.UTC(2026, 10, 24, 15))).toISOString()).toBe('2026-11-24T15:00:00.000Z')
    expect(new Date(tokyoMidnight(Date.UTC(2026, 10, 24, 14, 59))).toISOString()).toBe('2026-11-23T15:00:00.000Z')
  })
})
