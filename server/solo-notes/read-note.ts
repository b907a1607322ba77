// Staff open a note, say that they have read it, and may answer (rules SN4, SN5). Opening is audited before a word is shown and tells the
// writer nothing; "read" is a person's own word for it. The first answer stands.
import type { OpenSoloNoteView } from '#shared/views'
import { Refusal } from '#shared/refusal'
import { readText } from '#shared/text-rule'
import type { Context } from '../context.ts'
import { readingOrRefused } from '../records/reading-brake.ts'
import { passStaffWords } from '../moderation/pass-staff-words.ts'
import type { Tx } from '../storage/ports.ts'
import type { SoloNoteRow } from '../storage/postgres/solo-notes.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call, Target } from '../transport/endpoint.ts'
import { noteForDesk, noteForWriter, readAnswer, readNote, sealAnswer } from './note-words.ts'

export interface NoteTarget extends Target { note: SoloNoteRow }
type NoteCall<E extends 'solo-note:open' | 'solo-note:read' | 'solo-note:answer'> = Call<E, StaffActor, NoteTarget>

export async function noteTarget({ context, actor, input }: { context: Context; actor: StaffActor; input: { noteId: string } }): Promise<NoteTarget> {
  const note = await context.store.soloNotes.find(input.noteId, context.clock.now())
  if (!note?.sealedKey) throw new Refusal('not_found')
  const shift = await context.store.staff.shift(actor.staffId)
  return { note, relations: [...(note.areaId === actor.areaId ? (['same_area'] as const) : []), ...(shift ? (['on_shift'] as const) : [])] }
}

export async function openNote({ context, actor, target: { note } }: NoteCall<'solo-note:open'>): Promise<OpenSoloNoteView> {
  await readingOrRefused(context, actor, note.conversationId)
  await context.store.records.audit({
    staffId: actor.staffId, action: 'solo_note.open', objectKind: 'conversation', objectId: note.conversationId, reasonCode: 'solo_note', now: context.clock.now(),
  })
  const line = await readNote(context, context.store, note)
  if (!line) throw new Refusal('not_found')
  return { ...noteForDesk(context, note), name: line.author.name, text: line.text, answer: readAnswer(context, note) }
}

export async function sayRead({ context, actor, target: { note } }: NoteCall<'solo-note:read'>): Promise<Record<string, never>> {
  await context.store.transact(async (tx) => {
    if ((await markRead(tx, context, actor, note)) > 0) await tellWriter(tx, context, note)
  })
  return {}
}

export async function answerNote({ context, actor, input, target: { note } }: NoteCall<'solo-note:answer'>): Promise<Record<string, never>> {
  const read = readText(input.text)
  if ('refused' in read) throw new Refusal(read.refused)
  passStaffWords(context, read.text)
  const { sealedKey } = note
  if (!sealedKey) throw new Refusal('not_found')
  await context.store.transact(async (tx) => {
    const now = context.clock.now()
    await tx.lockPlace(note.id)
    const hasAnswered = await tx.soloNotes.answer(note.id, actor.staffId, sealAnswer(context, { ...note, sealedKey }, read.text), now)
    // Tried again by the same person it is the same answer; a colleague was quicker otherwise.
    if (hasAnswered === 0 && (await tx.soloNotes.find(note.id, now))?.answererId !== actor.staffId) throw new Refusal('already_taken')
    if (hasAnswered === 0) return
    await markRead(tx, context, actor, note)
    await tx.records.audit({ staffId: actor.staffId, action: 'solo_note.answer', objectKind: 'conversation', objectId: note.conversationId, now })
    await tellWriter(tx, context, note)
  })
  return {}
}

async function markRead(tx: Tx, context: Context, { staffId }: StaffActor, note: SoloNoteRow): Promise<number> {
  const now = context.clock.now()
  const read = await tx.soloNotes.read(note.id, staffId, now)
  if (read > 0) await tx.records.audit({ staffId, action: 'solo_note.read', objectKind: 'conversation', objectId: note.conversationId, now })
  return read
}

async function tellWriter(tx: Tx, context: Context, note: SoloNoteRow): Promise<void> {
  const now = context.clock.now()
  tx.record({ kind: 'desk.changed', areaId: note.areaId, why: 'solo_note' })
  const row = await tx.soloNotes.find(note.id, now)
  if (!row) return
  const view = await noteForWriter(context, tx, row)
  for (const visitId of await tx.soloNotes.visitsOf(note.id, now)) tx.record({ kind: 'solo_note.changed', visitId, view })
}
