// Rows of the list on call: who is called at which rung, in which area.
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'
import type { Asker } from './pool.ts'

export interface OnCallRow { areaId: Id; rung: number; label: string; staffId: Id | null; role: Role | null; email: string | null }

export function onCallQueries(ask: Asker) {
  return {
    of: (areaId: Id) =>
      ask.rows<OnCallRow>('select area_id as "areaId", rung, label, staff_id as "staffId", role, email from on_call where area_id = $1 order by rung, label', [areaId]),
    add: (row: OnCallRow) =>
      ask.run('insert into on_call (area_id, rung, label, staff_id, role, email) values ($1, $2, $3, $4, $5, $6)', [row.areaId, row.rung, row.label, row.staffId, row.role, row.email]),
    clear: (areaId: Id) => ask.run('delete from on_call where area_id = $1', [areaId]),
  }
}
