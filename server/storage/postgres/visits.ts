// Rows of visits: a person's stay without a name.
import type { Id } from '#shared/ids'
import { at, type Asker } from './pool.ts'

export interface VisitRow { id: Id; areaId: Id; expiresAt: number }

const columns = `id, area_id as "areaId", expires_at as "expiresAt"`

export function visitQueries(ask: Asker) {
  return {
    add: (visit: { id: Id; areaId: Id; secretHash: Buffer; now: number; expiresAt: number }) =>
      ask.run('insert into visits (id, area_id, secret_hash, created_at, expires_at) values ($1, $2, $3, $4, $5)', [
        visit.id, visit.areaId, visit.secretHash, at(visit.now), at(visit.expiresAt),
      ]),
    findLive: (id: Id, now: number) =>
      ask.row<VisitRow>(`select ${columns} from visits where id = $1 and ended_at is null and expires_at > $2`, [id, at(now)]),
    /** Also those whose time is over. */
    manyStanding: (ids: readonly Id[]) => ask.rows<VisitRow>(`select ${columns} from visits where id = any($1) and ended_at is null`, [ids]),
    findBySecret: (secretHash: Buffer, now: number) =>
      ask.row<VisitRow>(`select ${columns} from visits where secret_hash = $1 and ended_at is null and expires_at > $2`, [secretHash, at(now)]),
    /** Of these visits, those that are over, and those who wait, talk or asked for help. */
    standing: async (ids: readonly Id[], now: number) => {
      const rows = await ask.rows<{ id: Id; isOver: boolean; isBusy: boolean }>(
        `select v.id, v.ended_at is not null or v.expires_at <= $2 as "isOver",
           exists (select 1 from listenings l where l.visit_id = v.id and l.state <> 'ended') or exists (select 1 from escalations e where e.visit_id = v.id and e.state <> 'closed') as "isBusy"
         from visits v where v.id = any($1)`,
        [ids, at(now)],
      )
      return { ended: rows.filter(({ isOver }) => isOver).map(({ id }) => id), busy: rows.filter(({ isOver, isBusy }) => isBusy && !isOver).map(({ id }) => id) }
    },
    /** @returns 1 the first time, and 0 ever after: a held line explains itself once */
    explainHold: (id: Id, now: number) => ask.run('update visits set hold_explained_at = $2 where id = $1 and hold_explained_at is null', [id, at(now)]),
    end: (id: Id, reason: string, now: number) =>
      ask.run('update visits set ended_at = $3, end_reason = $2 where id = $1 and ended_at is null', [id, reason, at(now)]),
  }
}
