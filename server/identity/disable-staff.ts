// An account is closed (rule ID10): every session of it ends, its shift, what it hosts and what it looks into; its sockets die
// within a second. Where this runs in another process than the server, sweeps.ts notices.
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'

/** @returns false when it was disabled already */
export async function disableStaff(context: Context, staffId: Id, byStaffId: Id | null = null): Promise<boolean> {
  return context.store.transact(async (tx) => {
    const now = context.clock.now()
    const row = await tx.staff.find(staffId)
    if (!row || (await tx.staff.disable(staffId, now)) === 0) return false
    await tx.staff.endSessionsOf(staffId, now)
    await tx.staff.endShift(staffId, now)
    await tx.rooms.unhostAll(staffId, now)
    for (const { placeId } of await tx.seats.looksOf(staffId)) {
      await tx.seats.unlook(placeId, staffId, now)
      tx.record({ kind: 'look.ended', placeId, staffId })
    }
    await tx.records.audit({ staffId: byStaffId, action: 'staff_disabled', objectKind: 'staff', objectId: staffId, now })
    tx.record({ kind: 'staff.ended', staffId, reason: 'disabled' }, { kind: 'desk.changed', areaId: row.areaId, why: 'staff' })
    return true
  })
}
