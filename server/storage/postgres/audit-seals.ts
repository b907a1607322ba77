// Rows of the audit as they are sealed, and the seals.
import { at, type Asker } from './pool.ts'

export interface AuditSeal { number: number; uptoId: string; rows: number; digest: Buffer; at: number }
const columns = 'number, upto_id::text as "uptoId", rows, digest, at'

export function auditSealQueries(ask: Asker) {
  return {
    /** Nobody is in the middle of writing a row, so no smaller id comes after a greater one was seen; and nobody else seals. Who cannot have that at once tries later. */
    holdStill: async () => {
      await ask.run("set local lock_timeout = '300ms'")
      await ask.run('lock table audit in share row exclusive mode')
    },
    last: () => ask.row<AuditSeal>(`select ${columns} from audit_seals order by number desc limit 1`),
    some: (from: number, most: number) => ask.rows<AuditSeal>(`select ${columns} from audit_seals where number >= $1 order by number limit $2`, [from, most]),
    /** Everything that stands in the rows, each as one text. */
    rowsOf: (afterId: string, uptoId: string | null, most: number) =>
      ask.rows<{ id: string; line: string }>(
        `select id::text as id, json_build_array(id, extract(epoch from at)::text, staff_id, action, object_kind, object_id, reason_code, encode(sealed_reason, 'hex'))::text as line
         from audit where id > $1::bigint and ($2::bigint is null or id <= $2::bigint) order by audit.id limit $3`,
        [afterId, uptoId, most],
      ),
    add: (seal: AuditSeal) => ask.run('insert into audit_seals (number, upto_id, rows, digest, at) values ($1, $2::bigint, $3, $4, $5)', [seal.number, seal.uptoId, seal.rows, seal.digest, at(seal.at)]),
    /** @returns 0 when that is known */
    addBreak: (number: number, now: number) => ask.run('insert into audit_breaks (number, at) values ($1, $2) on conflict (number) do nothing', [number, at(now)]),
    isWhole: async () => (await ask.row('select 1 from audit_breaks limit 1')) === undefined,
  }
}
