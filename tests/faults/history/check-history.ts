// The one judge of all fault runs (rules FA2, FA3): pure, over the whole history. It knows nothing of how the faults were made.
import type { Asked, History, Stored } from './history.ts'

export interface Counts { acked: number; lost: number; duplicated: number; outOfOrder: number; seqGaps: number; violations: number }
export interface Verdict { counts: Counts; problems: string[] }

/** Whoever was silenced hears nothing more that was written this long after, on every node; in microseconds. */
const silenceWithinUs = 1_000_000

export function checkHistory(history: History): Verdict {
  const problems: string[] = []
  const say = (sentence: string): void => { if (problems.length < 50) problems.push(sentence) }
  const rows = groupBy(history.stored, ({ place }) => place)
  const counts: Counts = {
    acked: history.asked.filter(({ ackedAt }) => ackedAt !== null).length,
    lost: lost(history, say) + blanks(history, rows, say), duplicated: duplicated(history, say) + toldTwice(history, say), outOfOrder: outOfOrder(history, rows, say) + toldBackward(history, say), seqGaps: seqGaps(history, rows, say),
    violations: silenceBroken(history, say) + intruded(history, say) + invented(history, say) + badRaises(history, say) + history.broken.length,
  }
  for (const sentence of history.broken) say(sentence)
  return { counts, problems }
}

export const holds = ({ counts }: Verdict): boolean => counts.lost + counts.duplicated + counts.outOfOrder + counts.seqGaps + counts.violations === 0

/** Acknowledged, and then not there, elsewhere, or with other words. */
function lost({ asked, stored }: History, say: (sentence: string) => void): number {
  const byId = new Map(stored.map((row) => [`${row.place}|${row.id}`, row]))
  let n = 0
  for (const one of asked) {
    if (one.ackedAt === null) continue
    const row = byId.get(`${one.place}|${one.id}`)
    if (row && row.seq === one.seq && (row.says === null || row.says === one.id)) continue
    n += 1
    say(`lost: ${one.id} of ${one.by} was acknowledged as ${one.seq}, and is ${row ? `${row.seq} (${row.says})` : 'not stored'}`)
  }
  return n
}

/** A line that a reader has at its number, and without its words or with nobody's. */
function blanks({ heard }: History, rows: ReadonlyMap<string, Stored[]>, say: (sentence: string) => void): number {
  let n = 0
  for (const { reader, place, lines } of heard) {
    const said = new Set((rows.get(place) ?? []).flatMap(({ isLine, seq }) => (isLine ? [seq] : [])))
    for (const [seq, id] of lines) {
      if (id !== null || !said.has(seq)) continue
      n += 1
      say(`lost: ${reader} has no words at ${seq}`)
    }
  }
  return n
}

function duplicated({ stored, heard }: History, say: (sentence: string) => void): number {
  let n = 0
  const repeats = (ids: readonly string[], where: string): void => {
    const seen = new Set<string>()
    for (const id of ids) {
      if (seen.has(id)) {
        n += 1
        say(`twice ${where}: ${id}`)
      }
      seen.add(id)
    }
  }
  repeats(stored.filter(({ isLine }) => isLine).map(({ place, id }) => `${place}|${id}`), 'stored')
  repeats(stored.map(({ place, seq }) => `${place}|${seq}`), 'numbered')
  for (const { reader, lines } of heard) repeats(lines.flatMap(([, id]) => (id === null ? [] : [id])), `seen by ${reader}`)
  return n
}

/** Every reader sees the stored order; and a line asked after another was acknowledged stands behind it. */
function outOfOrder({ asked, heard }: History, rows: ReadonlyMap<string, Stored[]>, say: (sentence: string) => void): number {
  let n = 0
  const count = (sentence: string): void => { n += 1; say(sentence) }
  for (const { reader, place, lines } of heard) {
    const bySeq = new Map((rows.get(place) ?? []).map((row) => [row.seq, row.id]))
    for (const [seq, id] of lines) if (id !== null && bySeq.get(seq) !== id) count(`other order: ${reader} has ${id} at ${seq}, the log has ${bySeq.get(seq)}`)
    lines.forEach(([seq], i) => { if (i > 0 && seq <= (lines[i - 1]?.[0] ?? 0)) count(`backward: ${reader} has ${seq} after ${lines[i - 1]?.[0]}`) })
  }
  for (const group of groupBy(asked.filter(isAcked), ({ place }) => place).values()) {
    let earliestAck = Number.POSITIVE_INFINITY
    for (const one of group.sort((a, b) => b.seq - a.seq)) {
      if (one.askedAt > earliestAck) count(`against time: ${one.id} (${one.seq}) was asked after a later line had been acknowledged`)
      earliestAck = Math.min(earliestAck, one.ackedAt)
    }
  }
  return n
}

function toldTwice({ told }: History, say: (sentence: string) => void): number {
  let n = 0
  for (const { reader, place, seqs } of told) {
    const seen = new Set<number>()
    for (const seq of seqs) {
      if (seen.has(seq)) {
        n += 1
        say(`twice told: ${reader} was told ${seq} of ${place} twice on one connection`)
      }
      seen.add(seq)
    }
  }
  return n
}

/** A node tells what was written at it in order; news of the others may come before or after. */
function toldBackward({ told, asked }: History, say: (sentence: string) => void): number {
  const writtenAt = new Map(asked.filter(isAcked).map(({ place, seq, url }) => [`${place}|${seq}`, url]))
  let n = 0
  for (const { reader, url, place, seqs } of told) {
    const own = seqs.filter((seq) => writtenAt.get(`${place}|${seq}`) === url)
    own.forEach((seq, i) => {
      if (i === 0 || seq >= (own[i - 1] ?? 0)) return
      n += 1
      say(`told backward: ${reader} was told ${seq} of ${place} after ${own[i - 1]}, both by the node that wrote them`)
    })
  }
  return n
}

function isAcked(one: Asked): one is Asked & { ackedAt: number; seq: number } {
  return one.ackedAt !== null && one.seq !== null
}

function seqGaps({ heard }: History, rows: ReadonlyMap<string, Stored[]>, say: (sentence: string) => void): number {
  let n = 0
  const holesIn = (seqs: readonly number[], where: string): void => {
    seqs.forEach((seq, i) => {
      const before = seqs[i - 1]
      if (before === undefined || seq <= before + 1) return
      n += seq - before - 1
      say(`hole: ${where} jumps from ${before} to ${seq}`)
    })
  }
  const tops = new Map<string, number>()
  for (const [place, stored] of rows) {
    const seqs = stored.map(({ seq }) => seq).sort((a, b) => a - b)
    tops.set(place, seqs.at(-1) ?? 0)
    holesIn(seqs[0] === 1 ? seqs : [0, ...seqs], `the log of ${place}`)
  }
  for (const { reader, place, lines, isWhole } of heard) {
    const seqs = lines.map(([seq]) => seq)
    holesIn(seqs, reader)
    const missing = (tops.get(place) ?? 0) - (seqs.at(-1) ?? 0)
    if (!isWhole || missing <= 0) continue
    n += missing
    say(`cut short: ${reader} lacks the last ${missing} lines`)
  }
  return n
}

function silenceBroken({ silenced, asked, stored, heardAfter }: History, say: (sentence: string) => void): number {
  let n = 0
  const count = (sentence: string): void => { n += 1; say(sentence) }
  const writers = new Map(asked.map((one) => [one.id, one]))
  const linesOf = groupBy(stored.filter(({ isLine }) => isLine), ({ place, id }) => `${place}|${writers.get(id)?.by}`)
  const endings = groupBy(heardAfter, ({ place, by }) => `${place}|${by}`)
  for (const end of silenced) {
    const { committedAt, answeredAt } = end
    const until = end.untilCommittedAt ?? Number.POSITIVE_INFINITY
    for (const row of linesOf.get(`${end.place}|${end.by}`) ?? []) {
      if (committedAt !== null && row.committedAt !== null) {
        if (row.committedAt > committedAt && row.committedAt < until) count(`not silent: ${end.by} wrote ${row.seq} after the commit`)
      } else if ((writers.get(row.id)?.askedAt ?? 0) > answeredAt) count(`not silent: ${end.by} asked ${row.seq} after the answer, and it was written`)
    }
    const late = committedAt === null || !end.isDeafened ? undefined : (endings.get(`${end.place}|${end.by}`) ?? []).find(({ writtenAt }) => writtenAt > committedAt + silenceWithinUs && writtenAt < until)
    if (late && committedAt !== null) count(`not deaf: ${end.by} heard a line written ${Math.round((late.writtenAt - committedAt) / 1_000)} ms after`)
  }
  return n
}

/** Sat down behind a lock. */
function intruded({ locked, seated }: History, say: (sentence: string) => void): number {
  const locks = groupBy(locked, ({ place }) => place)
  const behind = seated.filter(({ place, committedAt }) => locks.get(place)?.some((lock) => committedAt > lock.committedAt && committedAt < lock.untilCommittedAt))
  for (const { by, place } of behind) say(`behind a lock: ${by} sat down in ${place}`)
  return behind.length
}

/** A line nobody asked for, or one whose writer was told a definite no. */
function invented({ asked, stored }: History, say: (sentence: string) => void): number {
  const byId = new Map(asked.map((one) => [one.id, one]))
  let n = 0
  for (const row of stored) {
    const one = byId.get(row.id)
    if (!row.isLine || (one && one.refused === null)) continue
    n += 1
    say(one ? `refused and yet written: ${row.id} (${one.refused})` : `nobody asked for ${row.id}`)
  }
  return n
}

function badRaises({ raised, escalations }: History, say: (sentence: string) => void): number {
  let n = 0
  const count = (sentence: string): void => { n += 1; say(sentence) }
  const of = groupBy(escalations.flatMap((each) => each.raiseIds.map((raiseId) => ({ raiseId, each }))), ({ raiseId }) => raiseId)
  const known = new Set(raised.map(({ raiseId }) => raiseId))
  for (const { raiseId, by, isAnswered } of raised) {
    const found = of.get(raiseId) ?? []
    if (isAnswered && found.length === 0) count(`a raise was lost: ${raiseId} of ${by}`)
    if (found.length > 1) count(`${found.length} escalations of one raise: ${raiseId}`)
    if (found.some(({ each }) => each.by !== by)) count(`the raise of ${by} is another's escalation`)
  }
  for (const each of escalations) {
    if (each.notices === 0) count(`nobody is told of ${each.id}`)
    if (each.delivered === 0) count(`no telling of ${each.id} arrived`)
    if (!each.raiseIds.some((raiseId) => known.has(raiseId))) count(`nobody raised ${each.id}`)
  }
  return n
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const known = groups.get(key(item))
    if (known) known.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
