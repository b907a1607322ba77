// The one gate in (rules WI1, WI2, PO1): parse → who → how often → what it is about → may they → do it → answer.
// The sole catcher: a Refusal becomes its code, anything else a bug with an id; nothing of the payload is logged.
import { clientEvents, type Ack, type ClientEventName } from '#shared/protocol'
import { may, policy } from '#shared/policy'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import { countAsked } from '../metrics.ts'
import type { Actor } from './actor.ts'
import type { Ear, Endpoint } from './endpoint.ts'
import { makeInOrder } from './in-order.ts'
import { spendRate } from './rates.ts'

export interface Gate {
  /** @returns what to acknowledge; never throws */
  pass(event: unknown, payload: unknown, actor: Actor, ear: Ear): Promise<Ack<unknown>>
}

/** Is the person still who they were at the handshake? Read again, so that what ended is dead at once. */
async function stillThere(context: Context, actor: Actor): Promise<Actor> {
  const now = context.clock.now()
  if (actor.kind === 'visitor') {
    if (actor.passExpiresAt <= now) throw new Refusal('pass_expired')
    if (!(await context.store.visits.findLive(actor.visitId, now))) throw new Refusal('signed_out')
    return actor
  }
  const row = await context.store.staff.signedIn(actor.sessionIdHash, now)
  if (!row) throw new Refusal('signed_out')
  return { ...actor, roles: row.roles, name: row.name, areaId: row.areaId }
}

export function makeGate(context: Context, endpoints: readonly Endpoint[]): Gate {
  const inOrder = makeInOrder()
  const rows = new Map<string, Endpoint>(endpoints.map((row) => [row.event, row]))

  function pass(event: unknown, payload: unknown, actor: Actor, ear: Ear): Promise<unknown> {
    const row = typeof event === 'string' ? rows.get(event) : undefined
    if (!row || !policy[row.event].some((rule) => (actor.kind === 'visitor') === (rule.who === 'visitor'))) throw new Refusal('unknown_event')
    const parsed = clientEvents[row.event].input.safeParse(payload ?? {})
    if (!parsed.success) throw new Refusal('bad_input')
    return row.isInOrder ? inOrder(ear, (turn) => judge(row, parsed.data, actor, ear, turn)) : judge(row, parsed.data, actor, ear)
  }

  async function judge(row: Endpoint, input: unknown, actor: Actor, ear: Ear, turn?: Promise<void>): Promise<unknown> {
    const known = row.isCheckedInWrite && actor.kind === 'visitor' && actor.passExpiresAt > context.clock.now() ? actor : await stillThere(context, actor)
    // What is there already is not waited for: of a line of talk each of these is, and each wait costs a turn of the queue.
    const spending = spendRate(context, known, row.rate)
    if (spending) await spending
    if (turn) await turn
    const found = row.target({ context, actor: known, input: input as never, ear })
    const target = found instanceof Promise ? await found : found
    if (!may(known, row.event, new Set(target.relations))) throw new Refusal('not_found')
    return row.story({ context, actor: known, input: input as never, ear, target })
  }

  return {
    async pass(event, payload, actor, ear) {
      const name = typeof event === 'string' && rows.has(event) ? event : 'unknown'
      try {
        const data = await pass(event, payload, actor, ear)
        countAsked(name, 'ok')
        return { ok: true, data }
      } catch (error) {
        const code = error instanceof Refusal ? error.code : 'internal'
        countAsked(name, code)
        if (!(error instanceof Refusal)) context.log.error('a story failed', error, { event: name, id: context.ids.next() })
        return { ok: false, code, ...(error instanceof Refusal && error.retryInMs !== undefined ? { retryInMs: error.retryInMs } : {}) }
      }
    },
  }
}

export const eventNames = Object.keys(clientEvents) as ClientEventName[]
