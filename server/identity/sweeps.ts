// Notices what another process changed, or time (rules ID2, ID9, ID10, OP8): lines whose account is disabled or whose own sign-in
// is over, though another of the same person may go on. Each second, and only about those who are connected.
import type { StaffActor } from '../transport/actor.ts'
import type { Sweep } from '../watcher.ts'

export function identitySweeps(signIns: () => readonly StaffActor[]): Sweep[] {
  return [{
    name: 'ended_staff',
    everyMs: 1_000,
    isPerNode: true,
    async run(context) {
      const connected = new Map(signIns().map((actor) => [actor.sessionIdHash.toString('hex'), actor]))
      if (connected.size === 0) return
      for (const { idHash, isDisabled } of await context.store.staff.endedSignIns([...connected.values()].map((actor) => actor.sessionIdHash), context.clock.now())) {
        const actor = connected.get(idHash.toString('hex'))
        if (!actor) continue
        context.store.announce(
          { kind: 'staff.ended', staffId: actor.staffId, sessionIdHash: idHash.toString('hex'), reason: isDisabled ? 'disabled' : 'expired' },
          { kind: 'desk.changed', areaId: actor.areaId, why: 'staff' },
        )
      }
    },
  }]
}
