// Rows of rooms, their openings (conversations) and hostings.
import type { Id, Seq } from '#shared/ids'
import type { RoomAudience, RoomKind, RoomState, RuleReason } from '#shared/room'
import { at, type Asker } from './pool.ts'

export interface RoomRow {
  id: Id
  areaId: Id
  name: string
  /** of the open opening, else the room's own */
  kind: RoomKind
  theme: string | null
  ownKind: RoomKind
  ownTheme: string | null
  closingWords: string | null
  sisterOf: Id | null
  audience: RoomAudience
  capacity: number
  lastSeq: Seq
  conversationId: Id | null
  state: RoomState
  closesAt: number | null
  openedAt: number | null
  slowMs: number
  ruleSlowMs: number
  ruleWhy: RuleReason | null
  isLocked: boolean
  isAdmitting: boolean
  isQuiet: boolean
  /** the shown name of one host who is there, null when nobody hosts */
  hostName: string | null
}

export interface ConversationRow {
  id: Id
  placeId: Id
  areaId: Id
  placeKind: 'room' | 'session'
  state: RoomState
  sealedKey: Buffer | null
  firstSeq: Seq
  /** null in a session */
  roomKind: RoomKind | null
  theme: string | null
  openedAt: number
  closesAt: number | null
  closedAt: number | null
  isLocked: boolean
  isAdmitting: boolean
  /** when it last began to rest */
  wasPaused: boolean
}

const roomSql = `select r.id, p.area_id as "areaId", r.name, coalesce(c.room_kind, r.kind) as kind, coalesce(c.theme, r.theme) as theme, r.kind as "ownKind", r.theme as "ownTheme", r.closing_words as "closingWords", r.sister_of as "sisterOf", r.audience, r.capacity, p.last_seq as "lastSeq",
  c.id as "conversationId", coalesce(c.state, 'closed') as state, c.closes_at as "closesAt", c.opened_at as "openedAt",
  coalesce(c.slow_ms, 0) as "slowMs", coalesce(c.rule_slow_ms, 0) as "ruleSlowMs", c.rule_why as "ruleWhy", c.locked_at is not null as "isLocked", c.admit_since is not null as "isAdmitting", p.quiet_since is not null as "isQuiet",
  (select s.shown_name from hostings h join staff s on s.id = h.staff_id where h.conversation_id = c.id and h.ended_at is null order by h.started_at limit 1) as "hostName"
  from rooms r join places p on p.id = r.id left join conversations c on c.place_id = r.id and c.closed_at is null`

const conversationSql = `select c.id, c.place_id as "placeId", p.area_id as "areaId", p.kind as "placeKind", c.state, c.sealed_key as "sealedKey", c.first_seq as "firstSeq",
  coalesce(c.room_kind, r.kind) as "roomKind", c.theme, c.opened_at as "openedAt", c.closes_at as "closesAt", c.closed_at as "closedAt", c.locked_at is not null as "isLocked", c.admit_since is not null as "isAdmitting", c.was_paused as "wasPaused"
  from conversations c join places p on p.id = c.place_id left join rooms r on r.id = c.place_id`

export function roomQueries(ask: Asker) {
  return {
    all: (areaId?: Id) => ask.rows<RoomRow>(`${roomSql} where $1::uuid is null or p.area_id = $1 order by r.sort, r.name`, [areaId ?? null]),
    find: (id: Id) => ask.row<RoomRow>(`${roomSql} where r.id = $1`, [id]),
    many: (ids: readonly Id[]) => ask.rows<RoomRow>(`${roomSql} where r.id = any($1)`, [ids]),

    /** A room made while all is quiet is quiet too (HA12); whoever makes one has locked the others. */
    addPlace: (id: Id, areaId: Id, kind: 'room' | 'session') =>
      ask.run("insert into places (id, area_id, kind, quiet_since) values ($1, $2, $3, case when $3 = 'room' then (select max(quiet_since) from places where area_id = $2 and kind = 'room') end)", [id, areaId, kind]),
    /** Last in the house's order. */
    add: (r: { id: Id; name: string; kind: RoomKind; audience: RoomAudience; capacity: number; theme?: string | null; closingWords?: string | null; sisterOf?: Id | null }) =>
      ask.run(
        `insert into rooms (id, name, kind, audience, capacity, theme, closing_words, sister_of, sort)
         values ($1, $2, $3, $4, $5, $6, $7, $8, (select coalesce(max(sort), 0) + 1 from rooms))`,
        [r.id, r.name, r.kind, r.audience, r.capacity, r.theme ?? null, r.closingWords ?? null, r.sisterOf ?? null],
      ),
    change: (r: { id: Id; name: string; kind: RoomKind; audience: RoomAudience; capacity: number; theme: string | null; closingWords: string | null }) =>
      ask.run('update rooms set name = $2, kind = $3, audience = $4, capacity = $5, theme = $6, closing_words = $7 where id = $1', [r.id, r.name, r.kind, r.audience, r.capacity, r.theme, r.closingWords]),
    place: (id: Id) => ask.row<{ id: Id; areaId: Id; kind: 'room' | 'session'; lastSeq: Seq }>('select id, area_id as "areaId", kind, last_seq as "lastSeq" from places where id = $1', [id]),
    lastSeqs: (ids: readonly Id[]) => ask.rows<{ id: Id; lastSeq: Seq }>('select id, last_seq as "lastSeq" from places where id = any($1)', [ids]),

    addConversation: (c: { id: Id; placeId: Id; sealedKey: Buffer; now: number; closesAt: number | null; roomKind?: RoomKind; theme?: string | null }) =>
      ask.run(
        `insert into conversations (id, place_id, state, sealed_key, first_seq, opened_at, closes_at, room_kind, theme)
         select $1, p.id, 'open', $3, p.last_seq + 1, $4, $5, $6, $7 from places p where p.id = $2`,
        [c.id, c.placeId, c.sealedKey, at(c.now), at(c.closesAt), c.roomKind ?? null, c.theme ?? null],
      ),
    conversation: (id: Id) => ask.row<ConversationRow>(`${conversationSql} where c.id = $1`, [id]),
    openConversation: (placeId: Id) => ask.row<ConversationRow>(`${conversationSql} where c.place_id = $1 and c.closed_at is null`, [placeId]),
    latestConversation: (placeId: Id) => ask.row<ConversationRow>(`${conversationSql} where c.place_id = $1 order by c.opened_at desc limit 1`, [placeId]),
    /** @returns 0 when the conversation was no longer in the state the move started from */
    setState: (id: Id, from: RoomState, to: RoomState) => ask.run('update conversations set state = $3 where id = $1 and state = $2 and closed_at is null', [id, from, to]),
    /** Remembers what it rests from: a pause is its host's to end. */
    rest: (id: Id, from: RoomState) => ask.run("update conversations set state = 'resting', was_paused = state = 'paused' where id = $1 and state = $2 and closed_at is null", [id, from]),
    /** @returns 0 when it is as slow already */
    setSlow: (id: Id, slowMs: number) => ask.run('update conversations set slow_ms = $2 where id = $1 and slow_ms <> $2 and closed_at is null', [id, slowMs]),
    /** @returns 0 when the rule asks nothing new */
    setRule: (id: Id, slowMs: number, why: RuleReason | null) =>
      ask.run('update conversations set rule_slow_ms = $2, rule_why = $3 where id = $1 and (rule_slow_ms <> $2 or rule_why is distinct from $3) and closed_at is null', [id, slowMs, why]),
    /** @returns 0 when it is so already */
    setLocked: (id: Id, lockedAt: number | null) =>
      ask.run('update conversations set locked_at = $2 where id = $1 and (locked_at is null) <> ($2::timestamptz is null) and closed_at is null', [id, at(lockedAt)]),
    /** 静かな入口. @returns 0 when it is so already */
    setAdmitting: (id: Id, since: number | null) =>
      ask.run('update conversations set admit_since = $2 where id = $1 and (admit_since is null) <> ($2::timestamptz is null) and closed_at is null', [id, at(since)]),
    /** 全室しずかに. @returns 0 when it is so already */
    setQuiet: (areaId: Id, quietSince: number | null) =>
      ask.run("update places set quiet_since = $2 where area_id = $1 and kind = 'room' and (quiet_since is null) <> ($2::timestamptz is null)", [areaId, at(quietSince)]),
    /** What was said can be read back by nobody in the place any more: reading begins after the last line. */
    fade: (id: Id, from: RoomState, closesAt: number) =>
      ask.run(
        `update conversations c set state = 'after', closes_at = $3, first_seq = p.last_seq + 1 from places p where p.id = c.place_id and c.id = $1 and c.state = $2 and c.closed_at is null`,
        [id, from, at(closesAt)],
      ),
    /** Out of the quiet minutes; what had gone from visitors' screens stays gone. */
    reopen: (id: Id, closesAt: number) => ask.run("update conversations set state = 'open', closes_at = $2, closing_told_at = null where id = $1 and state = 'after' and closed_at is null", [id, at(closesAt)]),
    close: (id: Id, now: number, eraseAt: number) =>
      ask.run("update conversations set state = 'closed', closed_at = $2, erase_at = $3 where id = $1 and closed_at is null", [id, at(now), at(eraseAt)]),

    /** @returns 0 when everyone there was offered it since */
    offerHelp: (conversationId: Id, now: number, notSince: number) =>
      ask.run('update conversations set help_offered_at = $2 where id = $1 and (help_offered_at is null or help_offered_at <= $3)', [conversationId, at(now), at(notSince)]),
    host: (conversationId: Id, staffId: Id, now: number) =>
      ask.run('insert into hostings (conversation_id, staff_id, started_at, seen_at) values ($1, $2, $3, $3) on conflict (conversation_id, staff_id) where ended_at is null do update set seen_at = $3', [
        conversationId, staffId, at(now),
      ]),
    unhost: (conversationId: Id, staffId: Id | null, now: number) =>
      ask.run('update hostings set ended_at = $3 where conversation_id = $1 and ($2::uuid is null or staff_id = $2) and ended_at is null', [conversationId, staffId, at(now)]),
    unhostAll: (staffId: Id, now: number) => ask.run('update hostings set ended_at = $2 where staff_id = $1 and ended_at is null', [staffId, at(now)]),
    hosts: (conversationId: Id) =>
      ask.rows<{ staffId: Id; name: string; roles: string[]; seenAt: number }>(
        'select h.staff_id as "staffId", s.shown_name as name, s.roles, h.seen_at as "seenAt" from hostings h join staff s on s.id = h.staff_id where h.conversation_id = $1 and h.ended_at is null order by h.started_at',
        [conversationId],
      ),
    isHosting: async (placeId: Id, staffId: Id) =>
      (await ask.row('select 1 from hostings h join conversations c on c.id = h.conversation_id where c.place_id = $1 and c.closed_at is null and h.staff_id = $2 and h.ended_at is null', [placeId, staffId])) !== undefined,
    /** Hosts with a line are seen; each beat says so once for all of them. */
    seeHosts: (staffIds: readonly Id[], now: number) => ask.run('update hostings set seen_at = $2 where staff_id = any($1) and ended_at is null', [staffIds, at(now)]),
    /** Open or paused rooms and what the rule needs to know of them: is a host there, does the time end. */
    underRule: (hostSince: number, supervisorSince: number, nearSince: number) =>
      ask.rows<{ slowMs: number; ruleSlowMs: number; ruleWhy: RuleReason | null; held: number; isHostNear: boolean; conversationId: Id; placeId: Id; areaId: Id; state: RoomState; closesAt: number | null; closingToldAt: number | null; hasHost: boolean; hasSupervisor: boolean }>(
        `select c.id as "conversationId", c.place_id as "placeId", p.area_id as "areaId", c.state, c.closes_at as "closesAt", c.closing_told_at as "closingToldAt",
           c.slow_ms as "slowMs", c.rule_slow_ms as "ruleSlowMs", c.rule_why as "ruleWhy",
           (select count(*)::int from entries e where e.conversation_id = c.id and e.is_held and e.hidden_reason is null) as held,
           exists (select 1 from hostings h join staff s on s.id = h.staff_id and s.disabled_at is null where h.conversation_id = c.id and h.ended_at is null and h.seen_at > $1) as "hasHost",
           exists (select 1 from hostings h join staff s on s.id = h.staff_id and s.disabled_at is null where h.conversation_id = c.id and h.ended_at is null and h.seen_at > $3) as "isHostNear",
           exists (select 1 from shifts f join staff s on s.id = f.staff_id and s.disabled_at is null where f.area_id = p.area_id and f.ended_at is null and f.seen_at > $2 and 'supervisor' = any(s.roles)) as "hasSupervisor"
         from conversations c join places p on p.id = c.place_id where c.closed_at is null and p.kind = 'room'`,
        [at(hostSince), at(supervisorSince), at(nearSince)],
      ),
    tellClosing: (conversationId: Id, now: number) => ask.run('update conversations set closing_told_at = $2 where id = $1 and closing_told_at is null', [conversationId, at(now)]),
  }
}
