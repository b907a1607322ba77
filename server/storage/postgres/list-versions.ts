// Rows of the word lists' versions. The words and the reasons are sealed; the database keeps them append-only.
import type { Id } from '#shared/ids'
import { at, type Asker } from './pool.ts'

export interface ListVersionRow { number: number; kind: 'seed' | 'edit' | 'rollback'; fromNumber: number | null; seed: string; sealed: Buffer; sealedReason: Buffer | null; byStaff: Id | null; byName: string | null; at: number }

const headSql = `v.number, v.kind, v.from_number as "fromNumber", v.seed, v.sealed_reason as "sealedReason", v.by_staff as "byStaff", s.shown_name as "byName", v.at`

export function listVersionQueries(ask: Asker) {
  return {
    newestNumber: async () => (await ask.row<{ number: number | null }>('select max(number) as number from list_versions'))?.number ?? null,
    find: (number: number) => ask.row<ListVersionRow>(`select ${headSql}, v.sealed from list_versions v left join staff s on s.id = v.by_staff where v.number = $1`, [number]),
    /** Newest first, without the words. */
    history: (most: number) => ask.rows<Omit<ListVersionRow, 'sealed'>>(`select ${headSql} from list_versions v left join staff s on s.id = v.by_staff order by v.number desc limit $1`, [most]),
    /** @returns 0 when another was faster with this number */
    add: (v: Omit<ListVersionRow, 'byName' | 'at'> & { now: number }) =>
      ask.run(
        `insert into list_versions (number, kind, from_number, seed, sealed, sealed_reason, by_staff, at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (number) do nothing`,
        [v.number, v.kind, v.fromNumber, v.seed, v.sealed, v.sealedReason, v.byStaff, at(v.now)],
      ),
  }
}
