// The whole desk of one member of staff (rules LI13, PO2): rooms, who waits, who is on shift, their own talks, and why the next
// person cannot be taken now, said before the button is pressed.
import type { DeskView, SessionView, StaffView } from '#shared/views'
import type { Context } from '../context.ts'
import { handsObstacle, hasSupervisorBeside, mayListen, onDuty, type OnDuty, type TakeObstacle } from '../listening/duty.ts'
import { sessionView, waitingView } from '../listening/session-view.ts'
import { transferView } from '../listening/transfer/transfer-view.ts'
import { openFindingViews } from '../moderation/findings/finding-views.ts'
import { deskRooms } from '../rooms/desk-rooms.ts'
import { notesForDesk } from '../solo-notes/note-words.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { CallRow } from '../storage/postgres/calls.ts'
import type { ListeningRow } from '../storage/postgres/listenings.ts'
import type { ShiftRow } from '../storage/postgres/staff.ts'

const callRoles = ['supervisor', 'professional', 'coordinator'] as const

export async function deskView(context: Context, actor: StaffActor): Promise<DeskView> {
  const { store } = context
  const now = context.clock.now()
  const [place, waiting, held, duty, shift, transfers, afterNotesDue, calls, owing, soloNotes, found] = await Promise.all([
    deskRooms(context, actor), store.listenings.waiting(actor.areaId, now), store.listenings.held(actor.areaId), onDuty(context, store, actor.areaId),
    store.staff.shift(actor.staffId), store.transfers.openWith(actor.staffId), store.notes.owed(actor.staffId), store.calls.open(actor.areaId), store.notes.owing(actor.areaId),
    notesForDesk(context, actor.areaId), openFindingViews(context, actor),
  ])
  const busy = new Set(held.map(({ listenerId }) => listenerId))
  return {
    now, me: { staffId: actor.staffId, name: actor.name, roles: [...actor.roles] },
    shift: { isOn: shift !== undefined, startedAt: shift?.startedAt ?? null, breakUntil: shift?.breakUntil ?? null },
    rooms: place.rooms,
    waiting: waiting.map(waitingView),
    listenersFree: duty.filter((person) => isFree(person, busy, owing, duty, now)).length,
    onShift: duty.map((person) => ({ staffId: person.staffId, name: person.name, roles: person.roles, isTalking: busy.has(person.staffId) })),
    isSupervisorOnShift: duty.some(({ roles }) => roles.includes('supervisor')),
    takeObstacle: await takeObstacle(context, actor, shift, waiting),
    sessions: mySessions(context, actor, held),
    transfers: transfers.map((row) => transferView(context, row)),
    afterNotesDue,
    calls: calls.filter((call) => isMyCall(actor, call)).map(callView),
    findings: found.findings,
    findingsLeft: found.left,
    reports: actor.roles.includes('supervisor') ? place.reports : place.reports.filter(({ placeId }) => place.rooms.some((room) => room.roomId === placeId && room.isHostedByMe)),
    soloNotes,
  }
}

function isFree(person: OnDuty, busy: ReadonlySet<string | null>, owing: readonly string[], duty: readonly OnDuty[], now: number): boolean {
  return person.roles.includes('peer_supporter') && !busy.has(person.staffId) && !owing.includes(person.staffId) && (person.breakUntil ?? 0) <= now && hasSupervisorBeside(duty, person.staffId)
}

async function takeObstacle(context: Context, actor: StaffActor, shift: ShiftRow | undefined, waiting: readonly ListeningRow[]): Promise<TakeObstacle | null> {
  if (!mayListen(actor)) return 'not_on_shift'
  const sessionLimit = (await context.store.staff.findLive(actor.staffId))?.sessionLimit ?? 1
  const obstacle = await handsObstacle(context, context.store, { staffId: actor.staffId, areaId: actor.areaId, sessionLimit }, shift)
  return obstacle ?? (waiting.some((row) => !row.avoidStaff.includes(actor.staffId)) ? null : 'nobody_waiting')
}

/** A supervisor sees all talks as facts; others only those they hold or were called into. */
function mySessions(context: Context, actor: StaffActor, held: readonly ListeningRow[]): SessionView[] {
  const isMine = (row: ListeningRow) => row.listenerId === actor.staffId || row.professionalId === actor.staffId
  return held.filter((row) => actor.roles.includes('supervisor') || isMine(row)).map((row) => sessionView(context, row))
}

/** That somebody reads too much is for others to look at. */
const isMyCall = (actor: StaffActor, call: CallRow) => (call.kind !== 'reading' || call.fromStaff !== actor.staffId) && (call.fromStaff === actor.staffId || callRoles.some((role) => actor.roles.includes(role)))

function callView(call: CallRow): DeskView['calls'][number] {
  const from: StaffView = { staffId: call.fromStaff, name: call.fromName, roles: call.fromRoles }
  return { callId: call.id, from, placeId: call.placeId, at: call.at, kind: call.kind }
}
