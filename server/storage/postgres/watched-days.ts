// On which days something worth watching was found in what a person wrote who comes back by words. Days, and nothing else.
import type { Id } from '#shared/ids'
import type { Day } from '#shared/tokyo'
import type { Asker } from './pool.ts'

export type WatchedKind = 'danger' | 'target'

export function watchedDayQueries(ask: Asker) {
  return {
    /** @returns 0 when that day stands already, or the visit belongs to no words */
    add: (visitId: Id, kind: WatchedKind, day: Day) =>
      ask.run('insert into watched_days (return_id, kind, day) select v.return_id, $2, $3::date from visits v where v.id = $1 and v.return_id is not null on conflict do nothing', [visitId, kind, day]),
    since: async (visitId: Id, kind: WatchedKind, day: Day) =>
      (await ask.row<{ n: number }>('select count(*)::int as n from watched_days d join visits v on v.return_id = d.return_id where v.id = $1 and d.kind = $2 and d.day >= $3::date', [visitId, kind, day]))?.n ?? 0,
    /** The count begins anew. */
    forget: (visitId: Id, kind: WatchedKind) => ask.run('delete from watched_days d using visits v where v.return_id = d.return_id and v.id = $1 and d.kind = $2', [visitId, kind]),
    dropBefore: (day: Day) => ask.run('delete from watched_days where day < $1::date', [day]),
  }
}
