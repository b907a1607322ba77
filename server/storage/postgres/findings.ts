// Rows of what screening found for people to look at. What exactly it was is sealed with the line's conversation.
import type { Severity } from '#shared/escalation'
import type { Id, Seq } from '#shared/ids'
import type { FindingKind } from '#shared/moderation'
import { at, type Asker } from './pool.ts'

export interface FindingRow {
  id: Id
  areaId: Id
  placeId: Id
  placeKind: 'room' | 'session'
  conversationId: Id
  sealedKey: Buffer | null
  seq: Seq
  visitId: Id | null
  staffId: Id | null
  staffName: string | null
  kind: FindingKind
  severity: Severity
  isHeld: boolean
  sealed: Buffer
  at: number
  seenBy: Id | null
  /** its room has closed, its talk is over */
  isOver: boolean
}
/** One of those nobody has seen; `alerts` and `watch`: how many of them there are in all. */
export type OpenFindingRow = FindingRow & { alerts: number; watch: number }
export type NewFinding = Pick<FindingRow, 'id' | 'areaId' | 'placeId' | 'conversationId' | 'seq' | 'visitId' | 'staffId' | 'kind' | 'severity' | 'isHeld' | 'sealed'> & { entryId: Id; now: number }

const rowsWith = (inAll = '') => `select f.id, f.area_id as "areaId", f.place_id as "placeId", p.kind as "placeKind", f.conversation_id as "conversationId", c.sealed_key as "sealedKey", f.seq, f.visit_id as "visitId", f.staff_id as "staffId",
  s.shown_name as "staffName", f.kind, f.severity, f.is_held as "isHeld", f.sealed, f.at, f.seen_by as "seenBy", c.closed_at is not null as "isOver"${inAll}
  from findings f join places p on p.id = f.place_id join conversations c on c.id = f.conversation_id left join staff s on s.id = f.staff_id`

const countedSql = `, (count(*) filter (where f.severity <> 'watch') over ())::int as alerts, (count(*) filter (where f.severity = 'watch') over ())::int as watch`

export function findingQueries(ask: Asker) {
  return {
    /** @returns 0 when this line's finding of this kind stands already */
    add: (f: NewFinding) =>
      ask.run(
        `insert into findings (id, area_id, place_id, conversation_id, entry_id, seq, visit_id, staff_id, kind, severity, is_held, sealed, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (entry_id, kind) do nothing`,
        [f.id, f.areaId, f.placeId, f.conversationId, f.entryId, f.seq, f.visitId, f.staffId, f.kind, f.severity, f.isHeld, f.sealed, at(f.now)],
      ),
    /** What was found in these lines. */
    inEntries: (entryIds: readonly Id[]) => ask.rows<Pick<FindingRow, 'id' | 'sealed'> & { entryId: Id }>('select id, entry_id as "entryId", sealed from findings where entry_id = any($1)', [entryIds]),
    find: (id: Id) => ask.row<FindingRow>(`${rowsWith()} where f.id = $1`, [id]),
    /** Not yet seen: the gravest first, and of one person no fourth before everybody's third. A quiet sign goes with its room, an alert
     * stays until somebody has seen it. `inPlaces` null: everywhere in the area, and what is for supervisors only. */
    open: (areaId: Id, inPlaces: readonly Id[] | null, most: number) =>
      ask.rows<OpenFindingRow>(
        `${rowsWith(countedSql)} where f.area_id = $1 and f.seen_at is null and ($2::uuid[] is null or (f.place_id = any($2) and f.kind <> 'staff_line')) and (c.closed_at is null or f.severity <> 'watch')
         order by array_position(array['imminent', 'urgent', 'watch'], f.severity), row_number() over (partition by f.severity, f.visit_id, f.staff_id order by f.at desc) > 3, f.at desc limit $3`,
        [areaId, inPlaces, most],
      ),
    /** @returns 0 when somebody has seen it already */
    see: (id: Id, staffId: Id, now: number) => ask.run('update findings set seen_by = $2, seen_at = $3 where id = $1 and seen_at is null', [id, staffId, at(now)]),
    unsee: (id: Id) => ask.run('update findings set seen_by = null, seen_at = null where id = $1 and seen_at is not null', [id]),
    drop: (conversationId: Id) => ask.run('delete from findings where conversation_id = $1', [conversationId]),
  }
}
