// Rows of seats (attendance of one conversation) and of looks (staff who hear a place).
import type { Id, Seq } from '#shared/ids'
import type { HideReason } from '#shared/message'
import type { Mark, Part } from '#shared/people'
import type { RoomKind } from '#shared/room'
import { at, type Asker } from './pool.ts'

export interface SeatRow {
  id: Id
  conversationId: Id
  visitId: Id
  sealedName: Buffer | null
  mark: Mark
  isWatching: boolean
  enteredAt: number
  seenAt: number
  leftAt: number | null
  restUntil: number | null
  restReason: string | null
}

const columns = `id, conversation_id as "conversationId", visit_id as "visitId", sealed_name as "sealedName", mark, is_watching as "isWatching",
  entered_at as "enteredAt", seen_at as "seenAt", left_at as "leftAt", rest_until as "restUntil", rest_reason as "restReason"`

/** Where a visit still has its seat in the open conversation of a place, with all that speaks against sitting down there again. */
export interface SittingRow {
  placeId: Id
  visitId: Id
  seatId: Id
  sealedName: Buffer | null
  mark: Mark
  isWatching: boolean
  seenAt: number
  conversationId: Id
  areaId: Id
  sealedKey: Buffer | null
  firstSeq: Seq
  roomKind: RoomKind | null
  /** the end of the longest rest asked for that keeps this visit out */
  restUntil: number | null
}

const sittingSql = (from: string) => `select c.place_id as "placeId", s.visit_id as "visitId", s.id as "seatId", s.sealed_name as "sealedName", s.mark, s.is_watching as "isWatching", s.seen_at as "seenAt",
  c.id as "conversationId", p.area_id as "areaId", c.sealed_key as "sealedKey", c.first_seq as "firstSeq", coalesce(c.room_kind, r.kind) as "roomKind",
  (select max(until) from rests x where x.visit_id = s.visit_id and (x.place_id = c.place_id or x.place_id is null) and x.ended_at is null) as "restUntil"
  from ${from} join places p on p.id = c.place_id left join rooms r on r.id = c.place_id`

export function seatQueries(ask: Asker) {
  return {
    whereSitting: (placeId: Id, visitId: Id) =>
      ask.row<SittingRow>(`${sittingSql('conversations c join seats s on s.conversation_id = c.id')} where c.place_id = $1 and s.visit_id = $2 and s.left_at is null and c.closed_at is null`, [placeId, visitId]),
    manySitting: (pairs: readonly { placeId: Id; visitId: Id }[]) =>
      ask.rows<SittingRow>(
        sittingSql(`unnest($1::uuid[], $2::uuid[]) as t(place, visit) join conversations c on c.place_id = t.place and c.closed_at is null
          join seats s on s.conversation_id = c.id and s.visit_id = t.visit and s.left_at is null`),
        [pairs.map(({ placeId }) => placeId), pairs.map(({ visitId }) => visitId)],
      ),
    /** Sits down, or comes back to one's own seat; a rest that was asked for stays. */
    take: (seat: { id: Id; conversationId: Id; visitId: Id; sealedName: (seatId: Id) => Buffer; mark: Mark; isWatching: boolean; now: number }) =>
      ask.row<SeatRow>(
        `insert into seats (id, conversation_id, visit_id, sealed_name, mark, is_watching, entered_at, seen_at) values ($1, $2, $3, $4, $5, $6, $7, $7)
         on conflict (conversation_id, visit_id) do update set left_at = null, seen_at = $7, mark = $5, is_watching = $6 returning ${columns}`,
        [seat.id, seat.conversationId, seat.visitId, seat.sealedName(seat.id), seat.mark, seat.isWatching, at(seat.now)],
      ),
    rename: (id: Id, sealedName: Buffer) => ask.run('update seats set sealed_name = $2 where id = $1', [id, sealedName]),
    /** Who has sat in this opening, gone or not: their lines still stand under their nicknames. */
    namesIn: (conversationId: Id) => ask.rows<{ id: Id; sealedName: Buffer | null }>('select id, sealed_name as "sealedName" from seats where conversation_id = $1 order by entered_at desc limit 500', [conversationId]),
    /** The nicknames of a visit, wherever it sat. */
    forgetNames: (visitId: Id) => ask.run('update seats set sealed_name = null where visit_id = $1', [visitId]),
    find: (id: Id) => ask.row<SeatRow>(`select ${columns} from seats where id = $1`, [id]),
    ofVisit: (conversationId: Id, visitId: Id) => ask.row<SeatRow>(`select ${columns} from seats where conversation_id = $1 and visit_id = $2`, [conversationId, visitId]),
    /** The seat a visit holds now in a place's open conversation. */
    current: (placeId: Id, visitId: Id) =>
      ask.row<SeatRow & { state: string }>(
        `select ${columns.replaceAll(/(^|, )(\w+)/g, '$1s.$2')}, c.state from seats s join conversations c on c.id = s.conversation_id
         where c.place_id = $1 and c.closed_at is null and s.visit_id = $2 and s.left_at is null`,
        [placeId, visitId],
      ),
    /** The seat a visit had last in a place, whatever became of it. */
    lastIn: (placeId: Id, visitId: Id) =>
      ask.row<SeatRow>(
        `select ${columns.replaceAll(/(^|, )(\w+)/g, '$1s.$2')} from conversations c join seats s on s.conversation_id = c.id
         where c.place_id = $1 and s.visit_id = $2 order by s.entered_at desc, s.id desc limit 1`,
        [placeId, visitId],
      ),
    placesOf: (visitId: Id) =>
      ask.rows<{ placeId: Id; conversationId: Id }>(
        'select c.place_id as "placeId", c.id as "conversationId" from seats s join conversations c on c.id = s.conversation_id where s.visit_id = $1 and s.left_at is null and c.closed_at is null',
        [visitId],
      ),
    /** Seats that somebody sits in: left by nobody, and with a line seen lately. */
    count: async (conversationId: Id, seenSince: number) =>
      (await ask.row<{ n: number }>('select count(*)::int as n from seats where conversation_id = $1 and left_at is null and seen_at > $2', [conversationId, at(seenSince)]))?.n ?? 0,
    counts: (conversationIds: readonly Id[], seenSince: number) =>
      ask.rows<{ conversationId: Id; n: number }>(
        'select conversation_id as "conversationId", count(*)::int as n from seats where conversation_id = any($1) and left_at is null and seen_at > $2 group by conversation_id',
        [conversationIds, at(seenSince)],
      ),
    /** Visits with a line up sit where they sit. */
    see: (visitIds: readonly Id[], now: number) => ask.run('update seats set seen_at = $2 where visit_id = any($1) and left_at is null', [visitIds, at(now)]),
    leave: (conversationId: Id, visitId: Id, now: number) =>
      ask.run('update seats set left_at = $3 where conversation_id = $1 and visit_id = $2 and left_at is null', [conversationId, visitId, at(now)]),
    leaveAll: (conversationId: Id, now: number) => ask.run('update seats set left_at = $2 where conversation_id = $1 and left_at is null', [conversationId, at(now)]),
    /** @returns 0 when this person was offered it since */
    offerHelp: (conversationId: Id, visitId: Id, now: number, notSince: number) =>
      ask.run('update seats set help_offered_at = $3 where conversation_id = $1 and visit_id = $2 and (help_offered_at is null or help_offered_at <= $4)', [conversationId, visitId, at(now), at(notSince)]),
    rest: (id: Id, until: number, reason: string) => ask.run('update seats set rest_until = $2, rest_reason = $3 where id = $1', [id, at(until), reason]),
    endRest: (id: Id) => ask.run('update seats set rest_until = null, rest_reason = null where id = $1', [id]),
    /** Of these conversations, the seats of visits that began a little while ago. */
    newcomers: (conversationIds: readonly Id[], since: number) =>
      ask.rows<{ id: Id; conversationId: Id }>(
        'select s.id, s.conversation_id as "conversationId" from seats s join visits v on v.id = s.visit_id where s.conversation_id = any($1) and s.left_at is null and v.created_at > $2',
        [conversationIds, at(since)],
      ),
    /** Is this visit new to the rooms: its first seat anywhere. */
    isFirst: async (visitId: Id) => (await ask.row('select 1 from seats where visit_id = $1 limit 1', [visitId])) === undefined,

    look: (look: { id: Id; placeId: Id; staffId: Id; part: Part; now: number }) =>
      ask.run(
        `insert into looks (id, place_id, staff_id, part, started_at) values ($1, $2, $3, $4, $5)
         on conflict (place_id, staff_id) where ended_at is null do update set part = $4`,
        [look.id, look.placeId, look.staffId, look.part, at(look.now)],
      ),
    unlook: (placeId: Id, staffId: Id | null, now: number) =>
      ask.run('update looks set ended_at = $3 where place_id = $1 and ($2::uuid is null or staff_id = $2) and ended_at is null', [placeId, staffId, at(now)]),
    /** Looks of supervisors none of whose lines has been seen for long: nobody sits there (LI5). */
    endEmptyLooks: (seenSince: number, now: number) =>
      ask.rows<{ placeId: Id; staffId: Id; areaId: Id }>(
        `update looks k set ended_at = $2 from places p where p.id = k.place_id and k.part = 'supervisor' and k.ended_at is null and k.started_at <= $1
           and not exists (select 1 from staff_sessions t where t.staff_id = k.staff_id and t.ended_at is null and t.seen_at > $1)
         returning k.place_id as "placeId", k.staff_id as "staffId", p.area_id as "areaId"`,
        [at(seenSince), at(now)],
      ),
    looking: (placeId: Id, staffId: Id) => ask.row<{ part: Part }>('select part from looks where place_id = $1 and staff_id = $2 and ended_at is null', [placeId, staffId]),
    /** Of these, the places a visit holds no seat in any more, with the rest that was asked for and stands. */
    lost: (pairs: readonly { placeId: Id; visitId: Id }[], now: number) =>
      ask.rows<{ placeId: Id; visitId: Id; restUntil: number | null; restReason: HideReason | null; isEverywhere: boolean | null }>(
        `select t.place as "placeId", t.visit as "visitId", x.until as "restUntil", x.reason as "restReason", x.place_id is null as "isEverywhere"
         from unnest($1::uuid[], $2::uuid[]) as t(place, visit)
         left join lateral (select until, reason, place_id from rests where visit_id = t.visit and (place_id = t.place or place_id is null) and ended_at is null and until > $3
           order by until desc limit 1) x on true
         where not exists (select 1 from seats s join conversations c on c.id = s.conversation_id join visits v on v.id = s.visit_id
           where c.place_id = t.place and s.visit_id = t.visit and s.left_at is null and c.closed_at is null and v.ended_at is null)`,
        [pairs.map(({ placeId }) => placeId), pairs.map(({ visitId }) => visitId), at(now)],
      ),
    /** Of these, the places a member of staff has no look in any more. */
    lostLooks: (pairs: readonly { placeId: Id; staffId: Id }[]) =>
      ask.rows<{ placeId: Id; staffId: Id }>(
        `select t.place as "placeId", t.staff as "staffId" from unnest($1::uuid[], $2::uuid[]) as t(place, staff)
         where not exists (select 1 from looks k where k.place_id = t.place and k.staff_id = t.staff and k.ended_at is null)`,
        [pairs.map(({ placeId }) => placeId), pairs.map(({ staffId }) => staffId)],
      ),
    looksOf: (staffId: Id) => ask.rows<{ placeId: Id; part: Part }>('select place_id as "placeId", part from looks where staff_id = $1 and ended_at is null', [staffId]),
  }
}
