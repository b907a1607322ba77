// Notices what another process changed (rules ID10, OP8): staff who are connected though their account is disabled or their
// sessions are over. Each second, and only about those who are connected.
import type { Id } from '#shared/ids'
import type { Sweep } from '../watcher.ts'

export function identitySweeps(connectedStaff: () => readonly Id[]): Sweep[] {
  return [{
    name: 'ended_staff',
    everyMs: 1_000,
    isPerNode: true,
    async run(context) {
      const connected = connectedStaff()
      if (connected.length === 0) return
      for (const { id, areaId, isDisabled } of await context.store.staff.endedAmong(connected, context.clock.now())) {
        context.store.announce({ kind: 'staff.ended', staffId: id, reason: isDisabled ? 'disabled' : 'expired' }, { kind: 'desk.changed', areaId, why: 'staff' })
      }
    },
  }]
}
