// Rows of calls between colleagues: come and help, or いま、つらい.
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'
import { at, type Asker } from './pool.ts'

export interface CallRow { id: Id; areaId: Id; fromStaff: Id; fromName: string; fromRoles: Role[]; placeId: Id | null; kind: 'backup' | 'strain' | 'reading'; at: number; answeredBy: Id | null }

const rowSql = `select k.id, k.area_id as "areaId", k.from_staff as "fromStaff", s.shown_name as "fromName", s.roles as "fromRoles", k.place_id as "placeId", k.kind, k.at,
  k.answered_by as "answeredBy" from staff_calls k join staff s on s.id = k.from_staff`

export function callQueries(ask: Asker) {
  return {
    /** @returns 0 when this call was made already */
    add: (k: { id: Id; areaId: Id; fromStaff: Id; placeId: Id | null; kind: CallRow['kind']; now: number }) =>
      ask.run('insert into staff_calls (id, area_id, from_staff, place_id, kind, at) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing', [k.id, k.areaId, k.fromStaff, k.placeId, k.kind, at(k.now)]),
    /** To a talk by itself, in its listener's name. @returns 0 while one to it stands open */
    addBackup: (k: { id: Id; areaId: Id; fromStaff: Id; placeId: Id; now: number }) =>
      ask.run(
        `insert into staff_calls (id, area_id, from_staff, place_id, kind, at) select $1, $2, $3, $4, 'backup', $5
         where not exists (select 1 from staff_calls where place_id = $4 and kind = 'backup' and answered_at is null)`,
        [k.id, k.areaId, k.fromStaff, k.placeId, at(k.now)],
      ),
    /** @returns 0 while one about the same person stands open */
    addReading: (k: { id: Id; areaId: Id; fromStaff: Id; now: number }) =>
      ask.run(
        `insert into staff_calls (id, area_id, from_staff, kind, at) select $1, $2, $3, 'reading', $4
         where not exists (select 1 from staff_calls where from_staff = $3 and kind = 'reading' and answered_at is null)`,
        [k.id, k.areaId, k.fromStaff, at(k.now)],
      ),
    find: (id: Id) => ask.row<CallRow>(`${rowSql} where k.id = $1`, [id]),
    open: (areaId: Id) => ask.rows<CallRow>(`${rowSql} where k.area_id = $1 and k.answered_at is null order by k.at`, [areaId]),
    /** @returns 0 when somebody answered already */
    answer: (id: Id, staffId: Id, now: number) => ask.run('update staff_calls set answered_by = $2, answered_at = $3 where id = $1 and answered_at is null', [id, staffId, at(now)]),
    /** The talk is over: nobody needs to come any more. */
    closeOf: (placeId: Id, now: number) => ask.run("update staff_calls set answered_at = $2 where place_id = $1 and kind = 'backup' and answered_at is null", [placeId, at(now)]),
  }
}
