// The words of a note and of its answer: sealed under the key of the note's own conversation, read back, and shown (rules SN2, SN4).
import type { DeskSoloNoteView, SoloNoteView } from '#shared/views'
import type { Entry } from '#shared/message'
import type { Context } from '../context.ts'
import { readBefore } from '../messages/read-place.ts'
import type { Queries } from '../storage/ports.ts'
import type { SoloNoteRow } from '../storage/postgres/solo-notes.ts'

const answerBound = (noteId: string) => `solo-note-answer|${noteId}`

export function sealAnswer(context: Context, row: SoloNoteRow & { sealedKey: Buffer }, text: string): Buffer {
  return context.keys.open(row.conversationId, row.sealedKey).seal(answerBound(row.id), text)
}

export function readAnswer(context: Context, row: SoloNoteRow): string | null {
  return row.sealedKey && row.sealedAnswer ? context.keys.open(row.conversationId, row.sealedKey).unseal(answerBound(row.id), row.sealedAnswer) : null
}

/** The one line of the note's conversation, as staff and its writer may read it. */
export async function readNote(context: Context, from: Queries, row: SoloNoteRow): Promise<Extract<Entry, { kind: 'message' }> | null> {
  const { entries } = await readBefore(context, from, { id: row.conversationId, placeId: row.id, sealedKey: row.sealedKey }, Number.MAX_SAFE_INTEGER, { isStaff: true })
  return entries.find((entry) => entry.kind === 'message') ?? null
}

/** As its writer sees it. Read is only what a person has said they read. */
export async function noteForWriter(context: Context, from: Queries, row: SoloNoteRow): Promise<SoloNoteView> {
  const answer = readAnswer(context, row)
  return {
    noteId: row.id, text: (await readNote(context, from, row))?.text ?? '', writtenAt: row.writtenAt, readBy: row.readBy,
    state: answer !== null ? 'answered' : row.readAt !== null ? 'read' : 'kept',
    answer: answer === null ? null : { name: row.answererName ?? '', role: row.answererRoles?.[0] ?? 'host', text: answer, at: row.answeredAt ?? row.writtenAt },
  }
}

export async function notesOfVisit(context: Context, visitId: string): Promise<SoloNoteView[]> {
  const rows = await context.store.soloNotes.ofVisit(visitId, context.clock.now())
  return Promise.all(rows.map((row) => noteForWriter(context, context.store, row)))
}

export function noteForDesk(context: Context, row: SoloNoteRow): DeskSoloNoteView {
  return {
    noteId: row.id, writtenAt: row.writtenAt, readBy: row.readBy, isOverdue: row.readAt === null && row.readBy <= context.clock.now(), severity: row.severity,
    readAt: row.readAt, readerName: row.readerName, answeredAt: row.answeredAt, canBeAnswered: row.canBeAnswered,
  }
}

const shownReadMs = 24 * 60 * 60_000

export async function notesForDesk(context: Context, areaId: string): Promise<DeskSoloNoteView[]> {
  const now = context.clock.now()
  return (await context.store.soloNotes.forDesk(areaId, now - shownReadMs, now)).map((row) => noteForDesk(context, row))
}
