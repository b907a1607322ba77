// Rows of the outbox: one for each telling. What is due is leased (its next try moves ahead) before it is sent (rule HO2).
import type { Id } from '#shared/ids'
import { at, type Asker } from './pool.ts'

export type NoticeChannel = 'screen' | 'email' | 'webhook'
export type LetterChannel = Exclude<NoticeChannel, 'screen'>

export interface NewNotice {
  id: Id
  channel: NoticeChannel
  who: string
  staffId: Id | null
  hookId: Id | null
  address: string | null
  isDelivered: boolean
}

/** Ids, times and states only (rule HO4). */
export interface NoticePayload {
  step: string
  escalationId: Id
  areaId: Id
  severity: string
  state: string
  raisedAt: number
  at: number
  rung: number
}

export interface DueNotice {
  id: Id
  channel: LetterChannel
  payload: NoticePayload
  attempts: number
  address: string
  hookId: Id | null
  sealedSecret: Buffer | null
  isHookGone: boolean
}

export interface ToldRow { channel: NoticeChannel; who: string; rung: number; at: number; deliveredAt: number | null; attempts: number }

/** Longer than each sender's patience: a letter whose node died is taken up again after it. */
export const leaseMs: Record<LetterChannel, number> = { webhook: 15_000, email: 60_000 }

export function noticeQueries(ask: Asker) {
  return {
    add: (step: { escalationId: Id; moveId: Id; rung: number; payload: NoticePayload; now: number }, rows: readonly NewNotice[]) =>
      ask.run(
        `insert into notices (id, escalation_id, move_id, channel, who, staff_id, hook_id, address, rung, payload, created_at, next_try_at, delivered_at)
         select n.id, $1, $2, n.channel, n.who, n."staffId", n."hookId", n.address, $3, $4::jsonb, $5::timestamptz,
           case when n.channel <> 'screen' then $5::timestamptz end, case when n."isDelivered" then $5::timestamptz end
         from jsonb_to_recordset($6::jsonb) as n(id uuid, channel text, who text, "staffId" uuid, "hookId" uuid, address text, "isDelivered" boolean)`,
        [step.escalationId, step.moveId, step.rung, JSON.stringify(step.payload), at(step.now), JSON.stringify(rows)],
      ),
    told: (escalationId: Id) =>
      ask.rows<ToldRow>(
        'select channel, who, rung, created_at as at, delivered_at as "deliveredAt", attempts from notices where escalation_id = $1 order by created_at, channel, who',
        [escalationId],
      ),
    /** A board that is read has its news: what waited for this person's line is told now. */
    seenBy: (staffId: Id, now: number) =>
      ask.run("update notices set delivered_at = $2 where staff_id = $1 and channel = 'screen' and delivered_at is null", [staffId, at(now)]),

    /** Receivers with something due: each is served by itself, so that a slow one holds up nobody else. */
    dueLanes: async (now: number) =>
      (await ask.rows<{ lane: string }>(
        "select distinct coalesce(hook_id::text, address) as lane from notices where delivered_at is null and next_try_at is not null and next_try_at <= $1 and channel <> 'screen'",
        [at(now)],
      )).map(({ lane }) => lane),
    /**
     * Somebody's call goes before what repeats others: a call is tried with pauses, so that repeats have their turn in between (HO10).
     * @param isInTurn where letters are refused for themselves (HO11): those that failed a few times first, whatever they tell, then each
     * in its turn. Never where all are refused: the repeats that come while it lasts would all go before the call.
     */
    lease: async (lane: string, now: number, isFirstTry: boolean, isInTurn = false) =>
      (await ask.rows<DueNotice>(
        `with due as (
           select n.id, coalesce(h.address, n.address) as address, h.sealed_secret, n.hook_id is not null and not coalesce(h.is_active, false) as is_hook_gone
           from notices n left join hooks h on h.id = n.hook_id
           where n.delivered_at is null and n.next_try_at is not null and n.next_try_at <= $2 and n.channel <> 'screen' and coalesce(n.hook_id::text, n.address) = $1
             and (n.attempts = 0 or not $3)
           order by case when $6 then least(n.attempts, 5) end, not $6 and n.payload->>'step' in ('raise', 'raise_again') desc, n.next_try_at limit 1 for no key update of n skip locked
         )
         update notices n set next_try_at = case n.channel when 'email' then $4::timestamptz else $5::timestamptz end, attempts = attempts + 1 from due d where n.id = d.id
         returning n.id, n.channel, n.payload, n.attempts, d.address, n.hook_id as "hookId", d.sealed_secret as "sealedSecret", d.is_hook_gone as "isHookGone"`,
        [lane, at(now), isFirstTry, at(now + leaseMs.email), at(now + leaseMs.webhook), isInTurn],
      ))[0] ?? null,
    giveUp: (closedBefore: number) =>
      ask.run('update notices n set next_try_at = null from escalations e where e.id = n.escalation_id and n.delivered_at is null and n.next_try_at is not null and e.closed_at < $1', [at(closedBefore)]),
    delivered: (id: Id, now: number) => ask.run('update notices set delivered_at = $2, next_try_at = null, last_problem = null where id = $1 and delivered_at is null', [id, at(now)]),
    /** One that was given up meanwhile stays so. */
    failed: (id: Id, problem: string, nextTryAt: number | null) =>
      ask.run('update notices set last_problem = $2, next_try_at = $3 where id = $1 and delivered_at is null and next_try_at is not null', [id, problem, at(nextTryAt)]),

    /** Does a channel work? By what stands undelivered after a failed try. Null: nothing was to be told through it lately. */
    health: async (areaId: Id, since: number) => {
      const rows = await ask.rows<{ channel: LetterChannel; isWell: boolean }>(
        `select n.channel, not bool_or(n.delivered_at is null and n.last_problem is not null and n.next_try_at is not null) as "isWell" from notices n
         join escalations e on e.id = n.escalation_id where e.area_id = $1 and n.channel <> 'screen' and (n.created_at > $2 or n.next_try_at is not null) group by n.channel`,
        [areaId, at(since)],
      )
      return new Map(rows.map(({ channel, isWell }) => [channel, isWell]))
    },
  }
}
