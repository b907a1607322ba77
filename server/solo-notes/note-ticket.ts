// What a written form carries with it (rule SN7): an id that makes a second press of the same words the same note, and since when it has been open, so that
// the wait of a crowded door counts while somebody writes. Signed; nothing of a person is in it.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { Id } from '#shared/ids'
import type { Context } from '../context.ts'

/** Long enough for who needs a day to find the words. */
const lifeMs = 24 * 60 * 60_000

export interface NoteTicket { id: Id; madeAt: number; until: number }

const sign = (context: Context, words: string): Buffer => createHmac('sha256', context.keys.derive('note-ticket')).update(words).digest()

export function makeTicket(context: Context): string {
  const words = `${context.ids.next()}.${context.clock.now()}`
  return `${words}.${sign(context, words).toString('base64url')}`
}

/** The id of a press: the same form with the same words is the same note, and with others it is another one. Nobody can tell the words from it. */
export function pressOf(context: Context, { id }: NoteTicket, text: string): Id {
  const hex = sign(context, `${id}|${text}`).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** @returns null when it is altered, too old, or none of ours */
export function readTicket(context: Context, text: string): NoteTicket | null {
  const [, id, made, mac] = /^([0-9a-f-]{36})\.(\d{1,15})\.([\w-]{43})$/.exec(text) ?? []
  if (!id || !made || !mac || !Id.safeParse(id).success) return null
  const [ours, theirs] = [sign(context, `${id}.${made}`), Buffer.from(mac, 'base64url')]
  if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) return null
  const madeAt = Number(made)
  return context.clock.now() - madeAt < lifeMs ? { id, madeAt, until: madeAt + lifeMs } : null
}
