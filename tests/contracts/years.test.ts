// A house after years: what is asked on the way of a cry, a visit and a board is found by index (rule OP25). The very statements of the
// store are explained, on tables as large as a few years make them.
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Asker } from '#server/storage/postgres/pool'
import { makeQueries, type Queries } from '#server/storage/postgres/queries'
import { freshDatabase, type FreshDatabase } from '#tests/setup/database'

let database: FreshDatabase
let client: Client
beforeAll(async () => {
  database = await freshDatabase()
  client = new Client(database.url)
  await client.connect()
  const past = `(now() - n * interval '1 hour')`
  await client.query(`
    insert into areas (id, name) values (gen_random_uuid(), '架空市');
    create temp table old as select gen_random_uuid() as id, n from generate_series(1, 20000) n;
    insert into visits (id, area_id, secret_hash, created_at, expires_at, ended_at) select id, (select id from areas), decode(replace(id::text, '-', ''), 'hex'), ${past}, ${past}, ${past} from old;
    insert into places (id, area_id, kind) select id, (select id from areas), 'session' from old;
    insert into conversations (id, place_id, state, first_seq, opened_at, closed_at, erased_at) select id, id, 'closed', 1, ${past}, ${past}, ${past} from old;
    insert into listenings (id, area_id, visit_id, client_id, state, age_band, wish, is_first_time, asked_at, waiting_since, started_at, ended_at, end_reason)
      select id, (select id from areas), id, id, 'ended', 'unsaid', 'unsure', true, ${past}, ${past}, ${past}, ${past}, 'talked' from old;
    insert into seats (id, conversation_id, visit_id, mark, is_watching, entered_at, seen_at, left_at) select gen_random_uuid(), id, id, 'leaf', false, ${past}, ${past}, ${past} from old;
    insert into escalations (id, area_id, place_id, conversation_id, visit_id, severity, state, raised_at, closed_at, outcome)
      select id, (select id from areas), id, id, id, 'urgent', 'closed', ${past}, ${past}, 'calmed' from old;
    insert into entries (place_id, seq, id, conversation_id, kind, audience, author_visit, author_key, client_id, at) select id, 1, id, id, 'message', 'everyone', id, id, id, ${past} from old;
    analyze;`)
}, 60_000)
afterAll(async () => {
  await client.end()
  await database.drop()
})

const large = new Set(['visits', 'conversations', 'places', 'listenings', 'seats', 'escalations', 'entries'])
interface Plan { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] }

/** @returns the large tables that these questions read whole */
async function readWhole(ask: (queries: Queries, id: string, areaId: string) => Promise<unknown>): Promise<string[]> {
  const found: string[] = []
  const walk = (plan: Plan) => {
    if (plan['Node Type'] === 'Seq Scan' && large.has(plan['Relation Name'] ?? '')) found.push(plan['Relation Name'] ?? '')
    plan.Plans?.forEach(walk)
  }
  const explain = async (sql: string, values: readonly unknown[] = []) => {
    const { rows } = await client.query({ text: `explain (format json) ${sql}`, values: [...values] })
    walk(rows[0]['QUERY PLAN'][0].Plan)
  }
  const asker: Asker = { rows: async (sql, values) => (await explain(sql, values), []), row: async (sql, values) => void (await explain(sql, values)), run: async (sql, values) => (await explain(sql, values), 0) }
  const { rows: [one] } = await client.query('select id, area_id from visits limit 1')
  await ask(makeQueries(asker), one.id, one.area_id)
  return found
}

describe('after years', () => {
  it('[OP25] a question that reads a whole table is noticed here', async () => {
    // What the eraser asks every half minute may.
    expect(await readWhole((queries) => queries.erasure.emptyVisits(0, 500))).toContain('visits')
  })

  const asked: Record<string, (queries: Queries, id: string, areaId: string) => Promise<unknown>> = {
    'a cry finds its writer, the case and the place': async ({ escalations, listenings, seats, entries, findings }, id) => {
      await escalations.find(id)
      await escalations.openOf(id)
      await escalations.askedBy(id)
      await escalations.whereIs(id, id)
      await escalations.raise({ id, areaId: id, placeId: id, conversationId: id, visitId: id, severity: 'urgent', now: 0, rung: 0, climbsAt: 1, sealedKey: Buffer.alloc(1) })
      await listenings.lastSeat(id, null)
      await seats.isFirst(id)
      await entries.lastOf(id, id, 0, 20)
      await findings.inEntries([id])
    },
    'a visit finds its seats and talks': async ({ listenings, seats }, id) => {
      await seats.placesOf(id)
      await seats.forgetNames(id)
      await seats.see([id], 0)
      await listenings.openOf(id)
      await listenings.latestOf(id, 0)
      await listenings.byClientId(id, id)
      await listenings.countTalks(id, 0)
      await listenings.closedBySilence(id, 0)
    },
    'a board and the watcher find what is open': async ({ escalations }, id, areaId) => {
      await escalations.open(areaId)
      await escalations.ownedBy(id)
      await escalations.closedSince(areaId, Date.now() - 60_000)
      await escalations.seeOwners([id], 0)
      await escalations.abandoned(0, 50, [])
      await escalations.toClimb(Date.now(), 50, [])
    },
  }
  for (const [what, ask] of Object.entries(asked)) it(`[OP25] ${what} without reading a table whole`, async () => expect(await readWhole(ask)).toEqual([]))
})
