// Who of the staff has a line open on this node, and since when not. Beats keep their hostings, shifts and sessions seen.
import type { Id } from '#shared/ids'
import type { Context } from './context.ts'
import { onStaffBack } from './listening/endpoints.ts'
import type { StaffActor } from './transport/actor.ts'
import type { Sweep } from './watcher.ts'

export interface Connected {
  come(actor: StaffActor, earId: string): boolean
  /** @returns true when this was the person's last line */
  go(actor: StaffActor, earId: string): boolean
  staff(): Id[]
  /** their sign-ins, each once */
  signIns(): StaffActor[]
}

export function makeConnected(): Connected {
  const ears = new Map<Id, Map<string, StaffActor>>()
  return {
    come(actor, earId) {
      const known = ears.get(actor.staffId) ?? new Map<string, StaffActor>()
      ears.set(actor.staffId, known.set(earId, actor))
      return known.size === 1
    },
    go(actor, earId) {
      const known = ears.get(actor.staffId)
      known?.delete(earId)
      if (known?.size === 0) ears.delete(actor.staffId)
      return !ears.has(actor.staffId)
    },
    staff: () => [...ears.keys()],
    signIns: () => [...new Map([...ears.values()].flatMap((known) => [...known.values()]).map((actor) => [actor.sessionIdHash.toString('hex'), actor])).values()],
  }
}

/** A person with a line is seen: their rooms stay open, their shift goes on, what they own stays theirs, their sign-in is not idle. */
export function seenSweep(connected: Connected): Sweep {
  return {
    name: 'seen', everyMs: 5_000, isPerNode: true,
    async run(context: Context) {
      const { store, clock } = context
      const now = clock.now()
      const staff = connected.staff()
      await context.live.exchange(staff)
      if (staff.length === 0) return
      await store.rooms.seeHosts(staff, now)
      await store.staff.seeShifts(staff, now)
      await store.escalations.seeOwners(staff, now)
      for (const { sessionIdHash } of connected.signIns()) await store.staff.seeSession(sessionIdHash, now)
      // A line that fell on another node while one was open here: the talk or the call goes on.
      for (const { listenerId } of await store.listenings.missed(staff)) await onStaffBack(context, listenerId)
    },
  }
}
