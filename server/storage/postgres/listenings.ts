// Rows of listenings: who waits, who is called, who talks. Every move names the state it starts from; 0 rows means it moved on (LI1).
import type { EscalationState, Severity } from '#shared/escalation'
import type { Id } from '#shared/ids'
import type { EndReason, ListeningState, Wish } from '#shared/listening'
import type { AgeBand, Mark, Role } from '#shared/people'
import { at, type Asker } from './pool.ts'

export interface ListeningRow {
  id: Id
  areaId: Id
  visitId: Id
  state: ListeningState
  ageBand: AgeBand
  wish: Wish
  isFirstTime: boolean
  timesToday: number
  /** of the visit's open escalation, else what the row itself was given */
  severity: Severity | null
  escalationId: Id | null
  escalationState: EscalationState | null
  escalationOwnerName: string | null
  isHead: boolean
  wishedName: string | null
  askedAt: number
  waitingSince: number
  listenerId: Id | null
  listenerName: string | null
  listenerRoles: Role[] | null
  earlierListenerId: Id | null
  avoidStaff: Id[]
  calledAt: number | null
  answerBy: number | null
  startedAt: number | null
  noticeAt: number | null
  endsAt: number | null
  /** the client's id of the last lengthening */
  extendedBy: Id | null
  returnBy: number | null
  endedAt: number | null
  endReason: EndReason | null
  conversationId: Id
  sealedKey: Buffer | null
  firstSeq: number
  seatId: Id | null
  sealedName: Buffer | null
  mark: Mark | null
  isSupervisorLooking: boolean
  /** a professional who is here beside the listener, or is the listener */
  professionalId: Id | null
}

/** What a move may change beside the state. */
export interface ListeningChange {
  listenerId?: Id | null
  listenerSlot?: number | null
  earlierListenerId?: Id | null
  avoidStaff?: Id[]
  isHead?: boolean
  waitingSince?: number
  passedUntil?: number | null
  calledAt?: number | null
  answerBy?: number | null
  startedAt?: number | null
  noticeAt?: number | null
  noticeToldAt?: number | null
  endsAt?: number | null
  extendedBy?: Id | null
  lostAt?: number | null
  returnBy?: number | null
  endedAt?: number
  endReason?: EndReason
}

const columnOf: Record<keyof ListeningChange, string> = {
  listenerId: 'listener_id', listenerSlot: 'listener_slot', earlierListenerId: 'earlier_listener_id', avoidStaff: 'avoid_staff', isHead: 'head_of_queue',
  waitingSince: 'waiting_since', passedUntil: 'passed_until', calledAt: 'called_at', answerBy: 'answer_by', startedAt: 'started_at', noticeAt: 'notice_at',
  noticeToldAt: 'notice_told_at', endsAt: 'ends_at', extendedBy: 'extended_by', lostAt: 'lost_at', returnBy: 'return_by', endedAt: 'ended_at', endReason: 'end_reason',
}
const momentKeys = new Set<string>(['waitingSince', 'passedUntil', 'calledAt', 'answerBy', 'startedAt', 'noticeAt', 'noticeToldAt', 'endsAt', 'lostAt', 'returnBy', 'endedAt'])

const held = "('called', 'talking', 'interrupted')"
const lookOf = (part: string) => `select k.staff_id from looks k where k.place_id = l.id and k.part = '${part}' and k.ended_at is null`

const rowSql = `select l.id, l.area_id as "areaId", l.visit_id as "visitId", l.state, l.age_band as "ageBand", l.wish, l.is_first_time as "isFirstTime", l.times_today as "timesToday",
  coalesce(e.severity, l.severity) as severity, e.id as "escalationId", e.state as "escalationState", o.shown_name as "escalationOwnerName", l.head_of_queue as "isHead", w.shown_name as "wishedName", l.asked_at as "askedAt", l.waiting_since as "waitingSince",
  l.listener_id as "listenerId", s.shown_name as "listenerName", s.roles as "listenerRoles", l.earlier_listener_id as "earlierListenerId", l.avoid_staff as "avoidStaff",
  l.called_at as "calledAt", l.answer_by as "answerBy", l.started_at as "startedAt", l.notice_at as "noticeAt", l.ends_at as "endsAt", l.extended_by as "extendedBy", l.return_by as "returnBy",
  l.ended_at as "endedAt", l.end_reason as "endReason",
  c.id as "conversationId", c.sealed_key as "sealedKey", c.first_seq as "firstSeq", t.id as "seatId", t.sealed_name as "sealedName", t.mark,
  exists (${lookOf('supervisor')}) as "isSupervisorLooking", (${lookOf('professional')} limit 1) as "professionalId"
  from listenings l join conversations c on c.place_id = l.id left join seats t on t.conversation_id = c.id and t.visit_id = l.visit_id
  left join staff s on s.id = l.listener_id left join escalations e on e.visit_id = l.visit_id and e.state <> 'closed'
  left join staff o on o.id = e.owner_id left join staff w on w.id = l.wished_staff`

// Risk first; who was lost by a broken line or asked for someone else; first-timers; by time; who talked today already (LI15).
// Who said "a little later" lets the next person go first for a while, but never someone at risk.
// Among those who stand alike, a listener's own next is first whoever wished for them (RW3).
const queueOrder = (now: string, listener = 'null::uuid') => `case coalesce(e.severity, l.severity) when 'imminent' then 3 when 'urgent' then 2 when 'watch' then 1 else 0 end desc,
  coalesce(l.passed_until > ${now}, false), l.head_of_queue desc, case when l.is_first_time then 0 when l.times_today = 0 then 1 else 2 end, coalesce(l.wished_staff = ${listener}, false) desc, l.asked_at, l.id`

// Where nobody says anything: since when, and the next step's number when it is due (steps count from 1; a word begins them anew).
const silenceSql = `select case when q.step <= cardinality($2::float8[]) and q.since <= $1::timestamptz - make_interval(secs => ($2::float8[])[q.step] / 1000) then q.step end as step
  from (select s.since, case when l.silence_told_at >= s.since then l.silence_step + 1 else 1 end as step
    from (select greatest(l.started_at, l.lost_at, (select e.at from entries e where e.place_id = l.id and e.kind in ('message', 'stamp', 'whisper') order by e.seq desc limit 1)) as since) s) q`

const noOpenEscalation = "not exists (select 1 from escalations e where e.visit_id = l.visit_id and e.state <> 'closed')"

export function listeningQueries(ask: Asker) {
  const ids = async (where: string, values: readonly unknown[]) => (await ask.rows<{ id: Id }>(`select l.id from listenings l where ${where} order by l.asked_at limit 100`, values)).map(({ id }) => id)
  return {
    /** Asks of one visit wait for each other. */
    lockVisit: (visitId: Id) => ask.run('select 1 from visits where id = $1 for no key update', [visitId]),
    add: (l: { id: Id; areaId: Id; visitId: Id; fromPlace: Id | null; clientId: Id; ageBand: AgeBand; wish: Wish; isFirstTime: boolean; timesToday: number; wishedStaff?: Id | null; isHead?: boolean; now: number; keptSince: number }) =>
      ask.run(
        `insert into listenings (id, area_id, visit_id, from_place, client_id, state, age_band, wish, is_first_time, times_today, asked_at, waiting_since, wished_staff, head_of_queue)
         values ($1, $2, $3, $4, $5, 'waiting', $6, $7, $8, $9, least($10, coalesce(
           (select max(e.asked_at) from listenings e where e.visit_id = $3 and e.state = 'ended' and e.end_reason = 'left_waiting' and e.started_at is null and e.ended_at >= $12), $10)), $10, $11, $13)`,
        [l.id, l.areaId, l.visitId, l.fromPlace, l.clientId, l.ageBand, l.wish, l.isFirstTime, l.timesToday, at(l.now), l.wishedStaff ?? null, at(l.keptSince), l.isHead ?? false],
      ),
    find: (id: Id) => ask.row<ListeningRow>(`${rowSql} where l.id = $1`, [id]),
    byClientId: (visitId: Id, clientId: Id) => ask.row<ListeningRow>(`${rowSql} where l.visit_id = $1 and l.client_id = $2`, [visitId, clientId]),
    openOf: (visitId: Id) => ask.row<ListeningRow>(`${rowSql} where l.visit_id = $1 and l.state <> 'ended'`, [visitId]),
    /** The open one, or one that ended since; the newest. */
    latestOf: (visitId: Id, endedSince: number) =>
      ask.row<ListeningRow>(`${rowSql} where l.visit_id = $1 and (l.state <> 'ended' or l.ended_at >= $2) order by l.state = 'ended', l.asked_at desc limit 1`, [visitId, at(endedSince)]),
    /** Who listened in a talk of this visit that silence closed, and that may still be gone on with. */
    closedBySilence: (visitId: Id, endedSince: number) =>
      ask.row<{ listenerId: Id | null }>(
        `select listener_id as "listenerId" from (select * from listenings where visit_id = $1 and started_at is not null order by started_at desc limit 1) l where state = 'ended' and end_reason = 'silence' and ended_at > $2`,
        [visitId, at(endedSince)],
      ),
    waiting: (areaId: Id, now: number) => ask.rows<ListeningRow>(`${rowSql} where l.area_id = $1 and l.state = 'waiting' order by ${queueOrder('$2')}`, [areaId, at(now)]),
    areasWaiting: async () => (await ask.rows<{ id: Id }>("select distinct area_id as id from listenings where state = 'waiting'")).map(({ id }) => id),
    held: (areaId: Id) => ask.rows<ListeningRow>(`${rowSql} where l.area_id = $1 and l.state in ${held} order by l.asked_at`, [areaId]),
    /** Of these, whose line was told as fallen to somebody they talk with or call. */
    missed: (staffIds: readonly Id[]) =>
      ask.rows<{ listenerId: Id }>(
        "select distinct listener_id as \"listenerId\" from listenings where (state = 'interrupted' or state = 'called' and return_by is not null) and listener_id = any($1)",
        [staffIds],
      ),
    heldBy: (staffId: Id) => ask.rows<ListeningRow>(`${rowSql} where l.listener_id = $1 and l.state in ${held} order by l.asked_at`, [staffId]),
    /** The newest seat of a visit, in one place or anywhere: its nickname and mark go along into the talk. */
    lastSeat: (visitId: Id, placeId: Id | null) =>
      ask.row<{ id: Id; sealedName: Buffer | null; mark: Mark; placeId: Id; conversationId: Id; sealedKey: Buffer | null }>(
        `select s.id, s.sealed_name as "sealedName", s.mark, c.place_id as "placeId", c.id as "conversationId", c.sealed_key as "sealedKey"
         from seats s join conversations c on c.id = s.conversation_id where s.visit_id = $1 and ($2::uuid is null or c.place_id = $2) order by s.entered_at desc, s.id desc limit 1`,
        [visitId, placeId],
      ),
    /** How often this visit was listened to before, and how often since a moment. */
    countTalks: async (visitId: Id, since: number) =>
      (await ask.row<{ ever: number; since: number }>(
        'select count(*)::int as ever, (count(*) filter (where started_at >= $2))::int as since from listenings where visit_id = $1 and started_at is not null',
        [visitId, at(since)],
      )) ?? { ever: 0, since: 0 },
    /** Over the last fifty talks; null while there are fewer than three. */
    averageTalkMs: async (areaId: Id) =>
      (await ask.row<{ ms: number | null }>(
        `select case when count(*) >= 3 then (avg(extract(epoch from ended_at - started_at)) * 1000)::float8 end as ms
         from (select started_at, ended_at from listenings where area_id = $1 and state = 'ended' and started_at is not null order by ended_at desc limit 50) t`,
        [areaId],
      ))?.ms ?? null,

    /** Takes the row for this transaction. The place's row is taken first, as everywhere. */
    lock: (id: Id) => ask.run('select 1 from listenings where id = $1 for no key update', [id]),
    /** Holds a supervisor's look, if there is one, so that it cannot end before this transaction does (LI5). */
    holdSupervisorLook: async (id: Id) => (await ask.row("select 1 from looks where place_id = $1 and part = 'supervisor' and ended_at is null limit 1 for share", [id])) !== undefined,
    /** The lowest place free in a listener's hands, null when they are full. */
    freeSlot: async (staffId: Id, limit: number) =>
      (await ask.row<{ slot: number | null }>(
        `select min(n)::int as slot from generate_series(0, $2::int - 1) n
         where not exists (select 1 from listenings l where l.listener_id = $1 and l.listener_slot = n and l.state in ${held})`,
        [staffId, limit],
      ))?.slot ?? null,
    /** Takes the next person: one statement, and no two listeners ever get the same one (LI10). */
    takeNext: async (t: { areaId: Id; staffId: Id; slot: number; now: number; answerBy: number }) =>
      (await ask.row<{ id: Id }>(
        `update listenings l set state = 'called', listener_id = $2, listener_slot = $3, answer_by = $5, passed_until = null,
           called_at = case when l.age_band <> 'to_17' or exists (${lookOf('supervisor')}) then $4::timestamptz end
         where l.state = 'waiting' and l.id = (
           select l.id from listenings l left join escalations e on e.visit_id = l.visit_id and e.state <> 'closed'
           where l.area_id = $1 and l.state = 'waiting' and $2 <> all(l.avoid_staff) order by ${queueOrder('$4', '$2')} limit 1 for no key update of l skip locked)
         returning l.id`,
        [t.areaId, t.staffId, t.slot, at(t.now), at(t.answerBy)],
      ))?.id ?? null,
    /** @returns 0 when it was no longer in the state the move started from */
    move: (id: Id, from: ListeningState, to: ListeningState, change: ListeningChange = {}) => {
      const keys = Object.keys(change) as (keyof ListeningChange)[]
      const values = keys.map((key) => (momentKeys.has(key) ? at((change[key] ?? null) as number | null) : change[key]))
      const sets = keys.map((key, i) => `, ${columnOf[key]} = $${i + 4}`).join('')
      return ask.run(`update listenings set state = $3${sets} where id = $1 and state = $2`, [id, from, to, ...values])
    },
    setSeverity: (visitId: Id, severity: Severity | null) => ask.run("update listenings set severity = $2 where visit_id = $1 and state <> 'ended'", [visitId, severity]),
    looksIn: (id: Id) => ask.rows<{ staffId: Id }>('select staff_id as "staffId" from looks where place_id = $1 and ended_at is null', [id]),

    // What is overdue, for the sweeps; each is judged again under its lock.
    unanswered: (now: number) => ids("l.state = 'called' and (l.answer_by <= $1 or l.return_by <= $1)", [at(now)]),
    readyToCall: () => ids(`l.state = 'called' and l.called_at is null and exists (${lookOf('supervisor')})`, []),
    lost: (now: number) => ids("l.state = 'interrupted' and l.return_by <= $1", [at(now)]),
    /** Held by somebody none of whose sign-ins has had a line for long, on shift or not: their node died, their account ended, or nobody noticed. */
    unseen: (seenSince: number) =>
      ids(
        `(l.state = 'talking' or l.state = 'called' and l.return_by is null)
         and not exists (select 1 from staff_sessions t where t.staff_id = l.listener_id and t.ended_at is null and t.seen_at > $1)`,
        [at(seenSince)],
      ),
    /** Told as fallen, yet seen since: the line came back somewhere else, or its coming back was not noted. */
    seenAgain: () =>
      ids("l.state = 'interrupted' and exists (select 1 from shifts f where f.staff_id = l.listener_id and f.ended_at is null and f.seen_at > l.lost_at + interval '2 seconds')", []),
    /** @param steps ms of silence after which each step is due */
    silent: (now: number, steps: readonly number[]) => ids(`l.state = 'talking' and (${silenceSql}) is not null`, [at(now), steps]),
    /** @returns the step that is due now, null for none */
    silenceOf: async (id: Id, now: number, steps: readonly number[]) =>
      (await ask.row<{ step: number | null }>(`select (${silenceSql})::int as step from listenings l where l.id = $3`, [at(now), steps, id]))?.step ?? null,
    tellSilence: (id: Id, step: number, now: number) => ask.run('update listenings set silence_step = $2, silence_told_at = $3 where id = $1', [id, step, at(now)]),
    ending: (now: number) => ids("l.state = 'talking' and l.notice_at <= $1 and l.notice_told_at is null", [at(now)]),
    over: (endedBefore: number) => ids("l.state = 'talking' and l.ends_at <= $1", [at(endedBefore)]),
    waitedOut: (since: number) => ids(`l.state = 'waiting' and l.waiting_since <= $1 and ${noOpenEscalation}`, [at(since)]),
    visitOver: (now: number) =>
      ids(`l.state <> 'ended' and exists (select 1 from visits v where v.id = l.visit_id and (v.ended_at is not null or v.expires_at <= $1)) and ${noOpenEscalation}`, [at(now)]),
    /** Talks with someone of 17 or under that no supervisor looks in on, unless one has just been called. */
    unaccompanied: (calledSince: number) =>
      ids(
        `l.state in ('called', 'talking') and l.age_band = 'to_17' and not exists (${lookOf('supervisor')}) and not exists (${lookOf('professional')})
         and not exists (select 1 from staff_calls s where s.place_id = l.id and (s.answered_at is null or s.at > $1))`,
        [at(calledSince)],
      ),
    /** Talks past their time that may not end by themselves, and nobody was called to yet. */
    overWithEscalation: (endedBefore: number) =>
      ids(`l.state = 'talking' and l.ends_at <= $1 and not ${noOpenEscalation} and not exists (select 1 from staff_calls s where s.place_id = l.id and s.at >= l.ends_at)`, [at(endedBefore)]),
  }
}
