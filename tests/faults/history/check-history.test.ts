// The judge judged: a clean history holds, and each planted fault is found, counted where it belongs and said in a sentence.
import { describe, expect, it } from 'vitest'
import { checkHistory, type Counts, holds } from './check-history.ts'
import { emptyHistory, type Asked, type History, type Stored } from './history.ts'

const line = (n: number, more: Partial<Asked> = {}): Asked => ({ id: `line-${n}`, by: n % 2 ? 'a' : 'b', place: 'p', askedAt: n * 10, ackedAt: n * 10 + 5, seq: n, refused: null, ...more })
const row = (n: number, more: Partial<Stored> = {}): Stored => ({ place: 'p', seq: n, id: `line-${n}`, isLine: true, says: `line-${n}`, committedAt: n * 10_000, ...more })

/** Four lines, two writers, two readers: one from the start, one who came after the second line. */
function clean(): History {
  return {
    ...emptyHistory(),
    asked: [1, 2, 3, 4].map((n) => line(n)),
    stored: [1, 2, 3, 4].map((n) => row(n)),
    heard: [
      { reader: 'near', place: 'p', isWhole: true, lines: [[1, 'line-1'], [2, 'line-2'], [3, 'line-3'], [4, 'line-4']] },
      { reader: 'far', place: 'p', isWhole: true, lines: [[3, 'line-3'], [4, 'line-4']] },
    ],
    raised: [{ raiseId: 'r', by: 'a', isAnswered: true }],
    escalations: [{ id: 'e', raiseIds: ['r'], by: 'a', notices: 2, delivered: 1 }],
  }
}

function faultOf(plant: (history: History) => void): Partial<Counts> {
  const history = clean()
  plant(history)
  const verdict = checkHistory(history)
  expect(verdict.problems.length, 'a sentence for each kind').toBeGreaterThan(0)
  expect(holds(verdict)).toBe(false)
  return Object.fromEntries(Object.entries(verdict.counts).filter(([key, n]) => n > 0 && key !== 'acked'))
}

const at = <T>(items: readonly T[], i: number): T => items[i] as T
const silenced = { by: 'a', place: 'p', committedAt: 25_000, untilCommittedAt: null, isDeafened: true, answeredAt: 26 }

describe('the checker', () => {
  it('[FA2] a history in which all is well holds, and what was acknowledged is counted', () => {
    const verdict = checkHistory(clean())
    expect(verdict).toEqual({ counts: { acked: 4, lost: 0, duplicated: 0, outOfOrder: 0, seqGaps: 0, violations: 0 }, problems: [] })
    expect(holds(verdict)).toBe(true)
  })

  it('[FA2] a line that was never answered may be there or not', () => {
    for (const isStored of [true, false]) {
      const history = clean()
      history.asked.push(line(5, { ackedAt: null, seq: null }))
      if (isStored) {
        history.stored.push(row(5))
        for (const heard of history.heard) heard.lines = [...heard.lines, [5, 'line-5']]
      }
      expect(holds(checkHistory(history))).toBe(true)
    }
  })

  it('[FA2] acknowledged and not stored, stored elsewhere or with other words: lost', () => {
    expect(faultOf((h) => { h.asked.push(line(5, { seq: 5 })) })).toEqual({ lost: 1 })
    expect(faultOf((h) => { at(h.asked, 3).seq = 9; at(h.asked, 3).askedAt = 100 })).toMatchObject({ lost: 1 })
    expect(faultOf((h) => { at(h.stored, 1).says = 'other words' })).toEqual({ lost: 1 })
  })

  it('[FA2] a line of which a reader has the number and not the words is lost to them; a notice never had any', () => {
    expect(faultOf((h) => { at(h.heard, 0).lines = [[1, null], [2, 'line-2'], [3, 'line-3'], [4, 'line-4']] })).toEqual({ lost: 1 })
    const history = clean()
    history.stored.push(row(5, { id: 'notice', isLine: false, says: null }))
    for (const heard of history.heard) heard.lines = [...heard.lines, [5, null]]
    expect(holds(checkHistory(history))).toBe(true)
  })

  it('[FA2] stored twice, numbered twice or seen twice: duplicated', () => {
    expect(faultOf((h) => { h.stored.push(row(5, { id: 'line-2' })); for (const each of h.heard) each.lines = [...each.lines, [5, null]] })).toMatchObject({ duplicated: 1 })
    expect(faultOf((h) => { h.stored.push(row(4, { id: 'x', isLine: false })) })).toMatchObject({ duplicated: 1 })
    expect(faultOf((h) => { at(h.heard, 0).lines = [...at(h.heard, 0).lines, [5, 'line-1']]; h.stored.push(row(5, { isLine: false, id: 'notice' })); at(h.heard, 1).isWhole = false })).toMatchObject({ duplicated: 1 })
  })

  it('[FA2] readers who differ, go backward, or a line before one that was acknowledged earlier: out of order', () => {
    expect(faultOf((h) => { at(h.heard, 0).lines = [[1, 'line-2'], [2, 'line-1'], [3, 'line-3'], [4, 'line-4']] })).toEqual({ outOfOrder: 2 })
    expect(faultOf((h) => { at(h.heard, 1).lines = [[4, 'line-4'], [3, 'line-3'], [4, null]] })).toMatchObject({ outOfOrder: 1 })
    expect(faultOf((h) => { at(h.asked, 0).askedAt = 36 })).toEqual({ outOfOrder: 1 })
  })

  it('[FA2] told twice on one connection, unasked: duplicated; the same line on two is not', () => {
    const told = { reader: 'near', url: 'one', place: 'p' }
    expect(faultOf((h) => { h.told.push({ ...told, seqs: [1, 2, 1] }) })).toEqual({ duplicated: 1 })
    const history = clean()
    history.told.push({ ...told, seqs: [1, 2] }, { ...told, seqs: [1, 2] })
    expect(holds(checkHistory(history))).toBe(true)
  })

  it('[FA2] told one after a later one by the node that wrote both: out of order; what came from another node, or nobody knows whence, is not', () => {
    const told = { reader: 'near', url: 'one', place: 'p', seqs: [2, 4, 3] }
    const written = (h: History, ...urls: (string | undefined)[]): void => urls.forEach((url, i) => { at(h.asked, i).url = url })
    expect(faultOf((h) => { written(h, 'one', 'one', 'one', 'one'); h.told.push(told) })).toEqual({ outOfOrder: 1 })
    expect(faultOf((h) => { written(h, 'one', 'one', 'two', 'one'); h.told.push({ ...told, seqs: [4, 3, 2] }) })).toEqual({ outOfOrder: 1 })
    for (const [third, fourth] of [['two', 'one'], ['one', 'two'], ['two', 'two'], [undefined, 'one']]) {
      const history = clean()
      written(history, 'one', 'one', third, fourth)
      history.told.push(told, { ...told, place: 'q' })
      expect(holds(checkHistory(history)), `${third} ${fourth}`).toBe(true)
    }
  })

  it('[FA2] a hole in the log, at a reader, or an end that did not come: gaps', () => {
    expect(faultOf((h) => { h.stored.splice(1, 1); at(h.asked, 1).ackedAt = null; h.heard.splice(0, 1) })).toEqual({ seqGaps: 1 })
    expect(faultOf((h) => { at(h.heard, 0).lines = [[1, 'line-1'], [4, 'line-4']] })).toEqual({ seqGaps: 2 })
    expect(faultOf((h) => { at(h.heard, 0).lines = [[1, 'line-1'], [2, 'line-2']] })).toEqual({ seqGaps: 2 })
    expect(faultOf((h) => { h.stored.splice(0, 1); at(h.asked, 0).ackedAt = null; h.heard.splice(0, 1) })).toEqual({ seqGaps: 1 })
  })

  it('[FA3] a line of a silenced person after the commit, or after the answer where commits are unknown, and late hearing', () => {
    expect(faultOf((h) => { h.silenced.push(silenced) })).toEqual({ violations: 1 })
    expect(faultOf((h) => { h.silenced.push({ ...silenced, committedAt: null }) })).toEqual({ violations: 1 })
    expect(faultOf((h) => { h.silenced.push({ ...silenced, by: 'b', committedAt: 45_000, answeredAt: 46 }); h.heardAfter.push({ by: 'b', place: 'p', writtenAt: 1_045_001 }) })).toEqual({ violations: 1 })
    const history = clean()
    history.silenced.push({ ...silenced, committedAt: 35_000, answeredAt: 36 }, { ...silenced, untilCommittedAt: 29_000 })
    history.heardAfter.push({ by: 'a', place: 'p', writtenAt: 900_000 })
    history.silenced.push({ ...silenced, committedAt: 35_000, isDeafened: false })
    history.heardAfter.push({ by: 'a', place: 'p', writtenAt: 1_030_000 })
    expect(holds(checkHistory(history))).toBe(true)
  })

  it('[FA3] who sits down between a lock and its end, and nobody before or after or in another room', () => {
    const lock = { place: 'p', committedAt: 20_000, untilCommittedAt: 30_000 }
    expect(faultOf((h) => { h.locked.push(lock); h.seated.push({ by: 'c', place: 'p', committedAt: 20_001 }) })).toEqual({ violations: 1 })
    const history = clean()
    history.locked.push(lock)
    history.seated.push({ by: 'c', place: 'p', committedAt: 19_999 }, { by: 'c', place: 'p', committedAt: 30_001 }, { by: 'c', place: 'q', committedAt: 25_000 })
    expect(holds(checkHistory(history))).toBe(true)
  })

  it('[FA2] a line nobody asked for, and one that was refused and written all the same', () => {
    expect(faultOf((h) => { at(h.stored, 3).id = 'nobody'; at(h.asked, 3).ackedAt = null; h.heard.splice(0, 2) })).toEqual({ violations: 1 })
    expect(faultOf((h) => { Object.assign(at(h.asked, 3), { ackedAt: null, refused: 'room_closed' }) })).toEqual({ violations: 1 })
  })

  it('[FA4] a raise lost, doubled, mixed up, told to nobody, arrived nowhere, or made by nobody', () => {
    expect(faultOf((h) => { h.escalations.length = 0 })).toEqual({ violations: 1 })
    expect(faultOf((h) => { h.escalations.push({ ...at(h.escalations, 0), id: 'e2' }) })).toEqual({ violations: 1 })
    expect(faultOf((h) => { at(h.escalations, 0).by = 'b' })).toEqual({ violations: 1 })
    expect(faultOf((h) => { at(h.escalations, 0).notices = 0 })).toEqual({ violations: 1 })
    expect(faultOf((h) => { at(h.escalations, 0).delivered = 0 })).toEqual({ violations: 1 })
    expect(faultOf((h) => { h.escalations.push({ id: 'e2', raiseIds: ['x'], by: 'b', notices: 1, delivered: 1 }) })).toEqual({ violations: 1 })
  })

  it('[FA2] what the rig itself saw broken counts', () => {
    expect(faultOf((h) => { h.broken.push('two winners') })).toEqual({ violations: 1 })
  })
})
