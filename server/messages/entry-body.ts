// What is sealed in a line of the log, and how a line is shown: to staff whole, to its writer whole, to others by right (ME4).
import type { Author, Entry, Held, Notice, Stamp } from '#shared/message'
import type { Id } from '#shared/ids'
import type { EntryRow } from '../storage/ports.ts'
import type { ConversationKey } from '../records/key-ring.ts'

/** The sealed part. The author's name stands in it, so reading back needs no other row. */
export interface EntryBody {
  author?: Author
  text?: string
  stamp?: Stamp
  notice?: Notice
  held?: Held
  reason?: string
  isCovered?: boolean
  /** what was found in it may be hard to read; for staff only */
  isGraphic?: boolean
}

const bound = (entryId: Id, kind: string) => `entry|${entryId}|${kind}`

export function sealBody(key: ConversationKey, entryId: Id, kind: string, body: EntryBody): Buffer {
  return key.seal(bound(entryId, kind), JSON.stringify(body))
}

export interface Reader {
  isStaff: boolean
  visitId?: Id
}

/** One line as this reader may see it today. A line that cannot be opened is shown as a blank: its number stays. */
export function viewEntry(key: ConversationKey | null, row: EntryRow, reader: Reader): Entry {
  const isOwn = reader.visitId !== undefined && (row.visitId === reader.visitId || row.forVisit === reader.visitId)
  if (!key || (row.audience === 'staff' && !reader.isStaff && !isOwn)) return blank(row)
  const body = openBody(key, row)
  return body ? viewBody(row, body, { isStaff: reader.isStaff, isOwn }) : blank(row)
}

/** @returns null when it is forgotten, or was moved or changed */
export function openBody(key: ConversationKey, row: Pick<EntryRow, 'id' | 'kind' | 'sealed'>): EntryBody | null {
  try {
    return row.sealed && (JSON.parse(key.unseal(bound(row.id, row.kind), row.sealed)) as EntryBody)
  } catch {
    return null
  }
}

const blank = (row: { seq: number }): Entry => ({ kind: 'blank', seq: row.seq })

/** Which part it is, and what it was taken for, the writer is shown once; after that it would only teach where the lines are (FI3). */
function heldForWriter(held: Held): Held {
  const { isGraphic: _, ...own } = held
  return held.isShownToWriter || held.spans.length === 0 ? own : { category: 'checking', spans: [], isShownToWriter: false }
}

type Shown = Pick<EntryRow, 'seq' | 'at' | 'clientId' | 'targetSeq' | 'isHeld' | 'hiddenReason'> & { kind: string; audience?: EntryRow['audience'] }

/** Taken back by its writer: with words that something keeps, or without (ME9, RE8). */
const isTakenBack = ({ hiddenReason }: Shown): boolean => hiddenReason === 'withdrawn' || hiddenReason === 'forgotten'

/** A line as news: what everyone who may read it hears, and what staff are told of it beside that. */
export function newsOf(row: Shown, body: EntryBody): { entry: Entry; isGraphic?: boolean } {
  const { isGraphic, ...open } = body
  return { entry: viewBody(row, open, { isStaff: true, isOwn: false }), ...(isGraphic ? { isGraphic } : {}) }
}

/** A line of talk. Put together piece by piece: each is shown twice when it is said, and spread literals take many times as long. */
function viewMessage(row: Shown, body: EntryBody, author: Author, reader: { isStaff: boolean; isOwn: boolean }): Entry {
  const isTaken = isTakenBack(row)
  // What nobody but staff had read is theirs to know only: it may matter why somebody tried. What everyone had read leaves a quiet trace.
  if (isTaken && row.audience === 'staff' && !reader.isStaff) return blank(row)
  // A line taken down or back leaves its trace; its words stay with staff.
  const text = (isTaken || row.hiddenReason) && !reader.isStaff ? '' : (body.text ?? '')
  const entry: Entry & { kind: 'message' } = { kind: 'message', seq: row.seq, at: row.at, author, text }
  if (reader.isOwn) entry.clientId = row.clientId
  if (isTaken) entry.isWithdrawn = true
  else {
    if (row.isHeld && body.held) entry.held = reader.isStaff ? body.held : heldForWriter(body.held)
    if (row.hiddenReason) entry.hidden = row.hiddenReason as never
    if (body.isCovered) entry.isCovered = true
  }
  if (reader.isStaff && body.isGraphic) entry.isGraphic = true
  return entry
}

export function viewBody(row: Shown, body: EntryBody, reader: { isStaff: boolean; isOwn: boolean }): Entry {
  if (row.kind === 'message') return body.author ? viewMessage(row, body, body.author, reader) : blank(row)
  const placed = { seq: row.seq, at: row.at }
  const own = reader.isOwn ? { clientId: row.clientId } : {}
  const { author } = body
  const cover = body.isCovered ? { isCovered: true } : {}
  const graphic = reader.isStaff && body.isGraphic ? { isGraphic: true } : {}
  switch (row.kind) {
    case 'stamp':
      return author && body.stamp && !isTakenBack(row) ? { kind: 'stamp', ...placed, ...own, author, stamp: body.stamp, ...(row.targetSeq ? { onSeq: row.targetSeq } : {}) } : blank(row)
    case 'whisper':
      return author && (reader.isStaff || !isTakenBack(row)) ? { kind: 'whisper', ...placed, ...own, author, text: body.text ?? '', ...graphic } : blank(row)
    case 'hidden':
      return { kind: 'hidden', ...placed, target: row.targetSeq ?? 0, reason: (body.reason ?? 'other') as never }
    case 'released':
      return author ? { kind: 'released', ...placed, target: row.targetSeq ?? 0, author, text: row.hiddenReason && !reader.isStaff ? '' : (body.text ?? ''), ...cover, ...graphic } : blank(row)
    case 'restored':
      return author ? { kind: 'restored', ...placed, target: row.targetSeq ?? 0, author, text: row.hiddenReason && !reader.isStaff ? '' : (body.text ?? ''), ...cover, ...graphic } : blank(row)
    case 'held_again':
    case 'withdrawn':
      return { kind: row.kind, ...placed, target: row.targetSeq ?? 0 }
    case 'asked':
      return author?.kind === 'staff' ? { kind: 'asked', ...placed, target: row.targetSeq ?? 0, reason: (body.reason ?? 'other') as never, author, ...(body.text ? { proposal: body.text } : {}) } : blank(row)
    case 'joined':
    case 'left':
      return author?.kind === 'staff' ? { kind: row.kind, ...placed, author } : blank(row)
    case 'notice':
      return body.notice ? { kind: 'notice', ...placed, notice: body.notice } : blank(row)
    default:
      return blank(row)
  }
}
