// A line someone says is judged over what the same person wrote just before (rules MO2, MO3, MO9). What a person wrote is known to this
// node, so that talk needs no trip for it; only for somebody's first line here the log is asked, and an answer that cannot be had
// refuses the line: unread it goes to nobody.
import type { Verdict } from '#shared/moderation'
import type { Id } from '#shared/ids'
import { viewEntry } from '../messages/entry-body.ts'
import type { Context } from '../context.ts'
import type { Actor } from '../transport/actor.ts'
import { findingsKeptMs, mostLines, type Recent } from './recent-lines.ts'
import { judgeLine } from './screen.ts'
import type { EarlierLine } from './subject.ts'

export type Said = { placeId: Id; clientId: Id; text: string; seatId?: Id }

export async function judgeSaid(context: Context, actor: Actor, { placeId, clientId, text, seatId }: Said): Promise<Verdict> {
  const authorId = actor.kind === 'visitor' ? actor.visitId : actor.staffId
  const isStaff = actor.kind === 'staff'
  const recent = context.recent.recall(authorId) ?? (await readRecent(context, authorId, placeId, isStaff))
  const { lines } = recent
  // Sent again with the same id it is the same line: judged as it was, beside what stood before it.
  const known = lines.findIndex((each) => each.clientId === clientId)
  const earlier = (known < 0 ? lines : lines.slice(0, known)).map(({ line }) => line)
  const { verdict, line } = judgeLine(text, { atMs: context.clock.now(), earlier, isStaff, publicNumbers: context.publicNumbers, book: context.wordLists.book() })
  if (known < 0) lines.push({ clientId, line })
  context.recent.remember(authorId, recent, seatId)
  return verdict
}

/** From the log: the last lines, judged again one after the other. Asked twice at once there is one answer, and lines keep their order. */
const beingRead = new WeakMap<Context, Map<Id, Promise<Recent>>>()

async function readRecent(context: Context, authorId: Id, placeId: Id, isStaff: boolean): Promise<Recent> {
  const all = beingRead.get(context) ?? new Map<Id, Promise<Recent>>()
  beingRead.set(context, all)
  const underWay = all.get(authorId)
  if (underWay) return underWay
  const reading = readLog(context, authorId, placeId, isStaff).finally(() => all.delete(authorId))
  all.set(authorId, reading)
  return reading
}

async function readLog(context: Context, authorId: Id, placeId: Id, isStaff: boolean): Promise<Recent> {
  const rows = await context.store.entries.lastOf(authorId, placeId, context.clock.now() - findingsKeptMs, mostLines)
  const recent: Recent = { lines: [], seats: new Set(), isStale: false }
  for (const row of rows) {
    const entry = row.sealedKey ? viewEntry(context.keys.open(row.conversationId, row.sealedKey), row, { isStaff: true }) : null
    if (entry?.kind !== 'message' && entry?.kind !== 'whisper') continue
    const earlier: EarlierLine[] = recent.lines.map(({ line }) => line)
    const { line } = judgeLine(entry.text, { atMs: row.at, earlier, isStaff, publicNumbers: context.publicNumbers, book: context.wordLists.book() })
    recent.lines.push({ clientId: row.clientId, line })
  }
  return recent
}
