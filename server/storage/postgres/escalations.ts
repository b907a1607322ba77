// Rows of escalations and their moves. Every change names the state it starts from; 0 rows means somebody was quicker (ES1).
import type { Cause, EscalationMove, EscalationOutcome, EscalationState, LegalBasis, Severity } from '#shared/escalation'
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'
import { at, type Asker } from './pool.ts'

export interface EscalationRow {
  id: Id
  areaId: Id
  placeId: Id
  placeKind: 'room' | 'session'
  roomName: string | null
  /** the how-manieth session of its day, null when there is none */
  sessionNumber: number | null
  conversationId: Id | null
  visitId: Id
  sessionId: Id | null
  severity: Severity
  state: EscalationState
  raisedAt: number
  rung: number
  climbsAt: number | null
  ownerId: Id | null
  ownerName: string | null
  ownerRoles: Role[] | null
  acknowledgedAt: number | null
  outcome: EscalationOutcome | null
  legalBasis: LegalBasis | null
  sealedDisclosure: Buffer | null
  sealedKey: Buffer | null
  closedAt: number | null
  earlierId: Id | null
  causes: Cause[]
  /** when the visitor first pressed the button, null when others raised it */
  visitorAskedAt: number | null
}

export interface MoveRow { id: Id; move: EscalationMove | 'raise'; cause: Cause | null; severity: Severity | null; byStaff: Id | null; byName: string | null; sealedNote: Buffer | null; at: number }

export interface NewEscalation {
  id: Id
  areaId: Id
  placeId: Id
  conversationId: Id | null
  visitId: Id
  severity: Severity
  now: number
  rung: number
  climbsAt: number
  sealedKey: Buffer
}

const rank = (column: string) => `array_position(array['watch', 'urgent', 'imminent'], ${column})`
const dayBegan = (column: string) => `(date_trunc('day', ${column} at time zone 'Asia/Tokyo') at time zone 'Asia/Tokyo')`

const viewSql = `select e.id, e.area_id as "areaId", e.place_id as "placeId", p.kind as "placeKind", r.name as "roomName", e.conversation_id as "conversationId",
  e.visit_id as "visitId", l.id as "sessionId", e.severity, e.state, e.raised_at as "raisedAt", e.rung, e.climbs_at as "climbsAt", e.owner_id as "ownerId",
  s.shown_name as "ownerName", s.roles as "ownerRoles", e.acknowledged_at as "acknowledgedAt", e.outcome, e.legal_basis as "legalBasis",
  e.sealed_disclosure as "sealedDisclosure", e.sealed_key as "sealedKey", e.closed_at as "closedAt", e.earlier_id as "earlierId",
  (select count(*)::int from listenings o where o.area_id = l.area_id and o.asked_at between ${dayBegan('l.asked_at')} and l.asked_at) as "sessionNumber",
  array(select m.cause from escalation_moves m where m.escalation_id = e.id and m.cause is not null group by m.cause order by min(m.at), min(m.id::text)) as causes,
  (select min(m.at) from escalation_moves m where m.escalation_id = e.id and m.cause = 'visitor') as "visitorAskedAt"
  from escalations e join places p on p.id = e.place_id left join rooms r on r.id = e.place_id
  left join listenings l on l.id = coalesce(e.session_id, e.place_id) left join staff s on s.id = e.owner_id`

export function escalationQueries(ask: Asker) {
  return {
    find: (id: Id) => ask.row<EscalationRow>(`${viewSql} where e.id = $1`, [id]),
    openOf: (visitId: Id) => ask.row<EscalationRow>(`${viewSql} where e.visit_id = $1 and e.state <> 'closed'`, [visitId]),
    /** The visit's newest escalation in which the visitor pressed the button. */
    askedBy: (visitId: Id) =>
      ask.row<EscalationRow>(
        `${viewSql} where e.visit_id = $1 and exists (select 1 from escalation_moves m where m.escalation_id = e.id and m.cause = 'visitor') order by e.raised_at desc, e.id desc limit 1`,
        [visitId],
      ),
    open: (areaId: Id) => ask.rows<EscalationRow>(`${viewSql} where e.area_id = $1 and e.state <> 'closed' order by ${rank('e.severity')} desc, e.climbs_at nulls last, e.raised_at`, [areaId]),
    ownedBy: (staffId: Id) => ask.rows<EscalationRow>(`${viewSql} where e.owner_id = $1 and e.state <> 'closed' order by e.raised_at`, [staffId]),
    closedSince: async (areaId: Id, since: number) =>
      (await ask.row<{ n: number }>('select count(*)::int as n from escalations where area_id = $1 and state = \'closed\' and closed_at >= $2', [areaId, at(since)]))?.n ?? 0,

    /** Raises for one visit wait for each other. A place's row is taken before the visit's, as every writer of lines does. */
    holdPlace: (placeId: Id) => ask.run('select 1 from places where id = $1 for key share', [placeId]),
    holdVisit: (visitId: Id) => ask.run('select 1 from visits where id = $1 for no key update', [visitId]),
    byRaise: (byKey: Id, raiseId: Id) =>
      ask.row<{ escalationId: Id }>('select escalation_id as "escalationId" from raises where by_key = $1 and raise_id = $2', [byKey, raiseId]),
    addRaise: (byKey: Id, raiseId: Id, escalationId: Id) =>
      ask.run('insert into raises (by_key, raise_id, escalation_id) values ($1, $2, $3)', [byKey, raiseId, escalationId]),
    /** Opens one, or joins the one that is open for the visit: its severity only rises. */
    raise: (e: NewEscalation) =>
      ask.row<{ id: Id; isNew: boolean; sealedKey: Buffer }>(
        `insert into escalations (id, area_id, place_id, conversation_id, visit_id, severity, state, raised_at, rung, climbs_at, sealed_key, earlier_id)
         values ($1, $2, $3, $4, $5, $6, 'raised', $7, $8, $9, $10,
           (select id from escalations where visit_id = $5 and state = 'closed' order by closed_at desc, id desc limit 1))
         on conflict (visit_id) where state <> 'closed' do update set
           severity = case when ${rank('excluded.severity')} > ${rank('escalations.severity')} then excluded.severity else escalations.severity end
         returning id, id = $1 as "isNew", sealed_key as "sealedKey"`,
        [e.id, e.areaId, e.placeId, e.conversationId, e.visitId, e.severity, at(e.now), e.rung, at(e.climbsAt), e.sealedKey],
      ),
    lastRaisedAt: async (id: Id) =>
      (await ask.row<{ at: number | null }>("select max(at) as at from escalation_moves where escalation_id = $1 and move in ('raise', 'raise_again')", [id]))?.at ?? null,
    /** Where a visitor is to be met: the place they name if it is theirs, else their talk, their room, their waiting. */
    whereIs: (visitId: Id, namedPlaceId: Id | null) =>
      ask.row<{ placeId: Id; conversationId: Id | null }>(
        `select w.place_id as "placeId", w.conversation_id as "conversationId" from (
           select l.id as place_id, c.id as conversation_id, case when l.state in ('talking', 'interrupted') then 1 else 3 end as turn
             from listenings l left join conversations c on c.place_id = l.id and c.closed_at is null where l.visit_id = $1 and l.state <> 'ended'
           union all
           select c.place_id, c.id, 2 from seats s join conversations c on c.id = s.conversation_id and c.closed_at is null join places p on p.id = c.place_id and p.kind = 'room'
             where s.visit_id = $1 and s.left_at is null
         ) w order by (w.place_id = $2) desc nulls last, w.turn limit 1`,
        [visitId, namedPlaceId],
      ),
    visitorOfTalk: (placeId: Id) =>
      ask.row<{ visitId: Id; conversationId: Id }>(
        'select l.visit_id as "visitId", c.id as "conversationId" from listenings l join conversations c on c.place_id = l.id where l.id = $1 order by c.opened_at desc limit 1',
        [placeId],
      ),
    visitorOfSeat: (placeId: Id, seatId: Id) =>
      ask.row<{ visitId: Id; conversationId: Id }>(
        'select s.visit_id as "visitId", c.id as "conversationId" from seats s join conversations c on c.id = s.conversation_id where c.place_id = $1 and s.id = $2',
        [placeId, seatId],
      ),
    addMove: (m: { id: Id; escalationId: Id; move: MoveRow['move']; cause: Cause | null; severity: Severity | null; byStaff: Id | null; sealedNote: Buffer | null; now: number }) =>
      ask.run('insert into escalation_moves (id, escalation_id, move, cause, severity, by_staff, sealed_note, at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
        m.id, m.escalationId, m.move, m.cause, m.severity, m.byStaff, m.sealedNote, at(m.now),
      ]),
    moves: (escalationId: Id) =>
      ask.rows<MoveRow>(
        `select m.id, m.move, m.cause, m.severity, m.by_staff as "byStaff", s.shown_name as "byName", m.sealed_note as "sealedNote", m.at
         from escalation_moves m left join staff s on s.id = m.by_staff where m.escalation_id = $1 order by m.at, m.id`,
        [escalationId],
      ),

    acknowledge: (id: Id, staffId: Id, now: number) =>
      ask.run("update escalations set state = 'acknowledged', owner_id = $2, owner_seen_at = $3, acknowledged_at = $3, climbs_at = null where id = $1 and state = 'raised'", [id, staffId, at(now)]),
    /** A move of the owner that keeps the owner; a session opened on the way is noted. */
    step: (id: Id, ownerId: Id, from: EscalationState, to: EscalationState, sessionId: Id | null) =>
      ask.run('update escalations set state = $4, session_id = coalesce($5, session_id) where id = $1 and owner_id = $2 and state = $3', [id, ownerId, from, to, sessionId]),
    letGo: (id: Id, ownerId: Id, from: EscalationState, rung: number, climbsAt: number) =>
      ask.run("update escalations set state = 'raised', owner_id = null, owner_seen_at = null, rung = $4, climbs_at = $5 where id = $1 and owner_id = $2 and state = $3", [id, ownerId, from, rung, at(climbsAt)]),
    close: (c: { id: Id; ownerId: Id; from: EscalationState; outcome: EscalationOutcome; basis: LegalBasis | null; sealedDisclosure: Buffer | null; now: number }) =>
      ask.run(
        "update escalations set state = 'closed', outcome = $4, legal_basis = $5, sealed_disclosure = $6, closed_at = $7 where id = $1 and owner_id = $2 and state = $3",
        [c.id, c.ownerId, c.from, c.outcome, c.basis, c.sealedDisclosure, at(c.now)],
      ),

    toClimb: (now: number, most: number, except: readonly Id[]) =>
      ask.rows<{ id: Id }>("select id from escalations where state = 'raised' and climbs_at <= $1 and id <> all($3) order by climbs_at limit $2", [at(now), most, except]),
    /** @returns 0 when another node climbed it, or somebody acknowledged */
    climb: (id: Id, from: { rung: number; climbsAt: number }, to: { rung: number; climbsAt: number }) =>
      ask.run("update escalations set rung = $4, climbs_at = $5 where id = $1 and state = 'raised' and rung = $2 and climbs_at = $3", [id, from.rung, at(from.climbsAt), to.rung, at(to.climbsAt)]),
    seeOwners: (staffIds: readonly Id[], now: number) => ask.run("update escalations set owner_seen_at = $2 where owner_id = any($1) and state <> 'closed'", [staffIds, at(now)]),
    /** Owned, but the owner's account ended, their shift ended after they took it, or they have had no line since `seenSince`. */
    abandoned: (seenSince: number, most: number, except: readonly Id[]) =>
      ask.rows<{ id: Id; ownerId: Id; ownerName: string }>(
        `select e.id, e.owner_id as "ownerId", s.shown_name as "ownerName" from escalations e join staff s on s.id = e.owner_id
         where e.state in ('acknowledged', 'joined', 'taken_over') and e.id <> all($3) and (s.disabled_at is not null or e.owner_seen_at <= $1
           or exists (select 1 from shifts f where f.staff_id = s.id and f.ended_at >= e.acknowledged_at)
             and not exists (select 1 from shifts f where f.staff_id = s.id and f.ended_at is null))
         order by e.acknowledged_at limit $2`,
        [at(seenSince), most, except],
      ),

    /** Notes of cases closed long ago; what was disclosed outside and on what basis stays with the emergency record. */
    forgetNotes: (closedBefore: number) =>
      ask.rows<{ id: Id }>("update escalations set sealed_key = null where state = 'closed' and closed_at <= $1 and sealed_key is not null returning id", [at(closedBefore)]),
  }
}
