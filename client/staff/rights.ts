// Which buttons stand: asked of the same permission table the server keeps (PO1). The server asks again at each act.
import { may, type Action, type Relation } from '#shared/policy'
import type { DeskRoomView, DeskView, EscalationView, SessionView, StaffView } from '#shared/views'

export function can(me: StaffView, action: Action, ...held: Relation[]): boolean {
  return may({ kind: 'staff', roles: me.roles }, action, new Set<Relation>(['same_area', ...held]))
}

export function toRoom(desk: DeskView, room: DeskRoomView): Relation[] {
  return [...(desk.shift.isOn ? (['on_shift'] as const) : []), ...(room.isHostedByMe ? (['host_here', 'looking'] as const) : [])]
}

export function isMySession(desk: DeskView, session: SessionView): boolean {
  return session.listener?.staffId === desk.me.staffId && session.state !== 'ended' && session.state !== 'waiting'
}

export function toSession(desk: DeskView, session: SessionView): Relation[] {
  return isMySession(desk, session) ? ['listener_here', 'looking', 'own'] : []
}

export function toEscalation(me: StaffView, escalation: EscalationView): Relation[] {
  return escalation.owner?.staffId === me.staffId ? ['owner'] : []
}

export function canSeeBoard(me: StaffView): boolean {
  return can(me, 'board:state')
}

export function isSupervisor(me: StaffView): boolean {
  return me.roles.includes('supervisor')
}
