// What stands in the middle of the desk. Some things come first whatever was chosen: the shift, one's talk, its note, the break.
import type { DeskSoloNoteView, DeskView, SessionView } from '#shared/views'
import { can, isMySession, isSupervisor } from '../rights.ts'

export type Wanted = { kind: 'session' } | { kind: 'room'; roomId: string } | { kind: 'overview' } | { kind: 'note'; noteId: string } | { kind: 'plan' } | { kind: 'lists' } | { kind: 'look'; placeId: string; name: string; reason: string } | null

export type Middle =
  | { kind: 'shift' }
  | { kind: 'session'; session: SessionView }
  | { kind: 'after-note'; listeningId: string }
  | { kind: 'break'; until: number }
  | { kind: 'room'; roomId: string }
  | { kind: 'overview' }
  | { kind: 'note'; note: DeskSoloNoteView }
  | { kind: 'plan' }
  | { kind: 'lists' }
  | { kind: 'look'; placeId: string; name: string; reason: string }
  | { kind: 'idle' }

export function mySession(desk: DeskView): SessionView | null {
  return desk.sessions.find((session) => isMySession(desk, session)) ?? null
}

export function breakUntil(desk: DeskView, now: number): number | null {
  const until = desk.shift.breakUntil
  return until !== null && until > now ? until : null
}

export function middleOf(desk: DeskView, wanted: Wanted, now: number): Middle {
  const session = mySession(desk)
  const due = desk.afterNotesDue[0]
  if (wanted?.kind === 'look' && isSupervisor(desk.me)) return wanted
  if (wanted?.kind === 'overview' && isSupervisor(desk.me)) return wanted
  if (wanted?.kind === 'plan' && can(desk.me, 'plan:state')) return wanted
  if (wanted?.kind === 'lists' && can(desk.me, 'lists:state')) return wanted
  if (!desk.shift.isOn && !session && !due) return { kind: 'shift' }
  if (wanted?.kind === 'room' && desk.rooms.some((room) => room.roomId === wanted.roomId)) return wanted
  const note = wanted?.kind === 'note' && desk.soloNotes.find(({ noteId }) => noteId === wanted.noteId)
  if (note && desk.shift.isOn) return { kind: 'note', note }
  if (session) return { kind: 'session', session }
  if (due) return { kind: 'after-note', listeningId: due }
  const until = breakUntil(desk, now)
  if (until !== null) return { kind: 'break', until }
  return isSupervisor(desk.me) ? { kind: 'overview' } : { kind: 'idle' }
}
