// A line someone says is judged over what the same person wrote just before (rules MO2, MO3, MO9). What a person wrote is known to this
// node, so that talk needs no trip for it; only for somebody's first line here the log is asked, and an answer that cannot be had
// refuses the line: unread it goes to nobody.
import type { Verdict } from '#shared/moderation'
import type { Id } from '#shared/ids'
import { viewEntry } from '../messages/entry-body.ts'
import type { Context } from '../context.ts'
import type { Actor } from '../transport/actor.ts'
import { openFindings } from './findings/note-findings.ts'
import { addLine, findingsKeptMs, mostLines, recentOf, type Recent, withRemembered } from './recent-lines.ts'
import { judgeLine } from './screen.ts'
import type { EarlierLine } from './subject.ts'

type Author = { id: Id; isStaff: boolean }
export type Said = { placeId: Id; clientId: Id; text: string; seatId?: Id }

/** There is something to wait for only where the log is asked. */
export function judgeSaid(context: Context, actor: Actor, said: Said): Verdict | Promise<Verdict> {
  const author: Author = actor.kind === 'visitor' ? { id: actor.visitId, isStaff: false } : { id: actor.staffId, isStaff: true }
  const remembered = context.recent.recall(author.id)
  if (remembered && context.news.isUp()) return judgeBeside(context, remembered, author, said)
  return readRecent(context, author.id, said.placeId, author.isStaff).then((read) => judgeBeside(context, withRemembered(read, remembered), author, said))
}

function judgeBeside(context: Context, recent: Recent, { id, isStaff }: Author, { clientId, text, seatId }: Said): Verdict {
  const { lines, traces } = recent
  // Sent again with the same id it is the same line: judged as it was, beside what stood before it. With other words it is another line
  // that is said now, also where the first was refused; whose words are forgotten cannot be compared, and is said anew.
  const isAgain = traces.mayHold(clientId)
  const known = isAgain ? lines.findIndex((each) => each.clientId === clientId && each.text === text) : -1
  const earlier = !isAgain ? lines : known < 0 ? lines.filter((each) => each.clientId !== clientId || each.text !== '') : lines.slice(0, known)
  const { verdict, line } = judgeLine(text, { atMs: context.clock.now(), earlier, traces: isAgain ? undefined : traces, isStaff, publicNumbers: context.publicNumbers, publicPlaces: context.publicPlaces, book: context.wordLists.book() })
  line.clientId = clientId
  if (known < 0) addLine(recent, line)
  context.recent.remember(id, recent, seatId)
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
  const noted = rows.length > 0 ? await context.store.findings.inEntries(rows.map(({ id }) => id)) : []
  const recent = recentOf([])
  for (const row of rows) {
    const { conversationId, sealedKey } = row
    if (!sealedKey) continue
    const key = context.keys.open(conversationId, sealedKey)
    const entry = viewEntry(key, row, { isStaff: true })
    const text = entry.kind === 'message' || entry.kind === 'whisper' ? entry.text : ''
    const { lines: earlier, traces } = recent
    const line: EarlierLine = text === '' ? { text, atMs: row.at } : judgeLine(text, { atMs: row.at, earlier, traces, isStaff, publicNumbers: context.publicNumbers, publicPlaces: context.publicPlaces, book: context.wordLists.book() }).line
    // What was found when it was said stands in its rows: among lines that are not read here, or in words that are gone.
    line.found = [...(line.found ?? []), ...noted.filter(({ entryId }) => entryId === row.id).flatMap((finding) => openFindings(context, { ...finding, conversationId, sealedKey }) ?? [])]
    line.clientId = row.clientId
    addLine(recent, line)
  }
  return recent
}
