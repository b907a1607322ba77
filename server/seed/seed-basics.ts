// What a new house begins with: one area, examples of places to turn to, and whom an escalation calls, rung by rung. Put in once,
// with the first area: what an operator takes out later stays out.
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'
import type { Context } from '../context.ts'
import { exampleHelpLines } from './help-lines.ts'

const areaName = 'はじめの地域'

const ladder: readonly { rung: number; role: Role; label: string }[] = [
  { rung: 1, role: 'supervisor', label: '見守り' },
  { rung: 2, role: 'professional', label: '専門職' },
  { rung: 3, role: 'coordinator', label: 'コーディネーター' },
  { rung: 3, role: 'manager', label: '運営管理者' },
]

/** @returns the area's id; harmless when repeated, and when two processes start at once */
export async function seedBasics(context: Context): Promise<Id> {
  return context.store.transact(async (tx) => {
    await tx.records.lockDeployment()
    const known = await tx.records.area()
    if (known) return known.id
    const areaId = context.ids.next()
    await tx.records.addArea(areaId, areaName)
    for (const [sort, line] of exampleHelpLines.entries()) await tx.records.addHelpLine({ ...line, sort })
    for (const step of ladder) await tx.onCall.add({ areaId, ...step, staffId: null, email: null })
    return areaId
  })
}
