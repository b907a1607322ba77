// Nobody acknowledges: the ladder climbs by rows and clock, over a restart and over two nodes, and the visitor hears what is so.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { climbLadders } from '#server/escalation/ladder/climb-ladder'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
beforeEach(async () => {
  evening = await Evening.begin()
  const { store } = evening.context
  for (const [i, label] of ['佐伯', '大田', '運営'].entries()) {
    await store.onCall.add({ areaId: evening.areaId, rung: i + 1, label, staffId: null, role: null, email: `toban${i + 1}@example.jp` })
  }
})
afterEach(() => evening.end())

async function onDutySupervisor(): Promise<Person> {
  const supervisor = await evening.staff('みなと', 'supervisor')
  await supervisor.ask('shift:start')
  return supervisor
}

async function pressed(): Promise<Person> {
  const visitor = await evening.visitor('こいし')
  await visitor.ask('help:ask', { raiseId: randomUUID() })
  return visitor
}

const rows = async <T extends object>(sql: string) => (await evening.context.pool.query<T>(sql)).rows
const mailed = async () => (await rows<{ who: string; rung: number }>("select who, rung from notices where channel = 'email' order by created_at, who")).map(({ who, rung }) => `${rung} ${who}`)

describe('unacknowledged', () => {
  it('[ES6] the next group is called after 60 and 180 seconds, everyone after 300 and every minute; the board names who is called', async () => {
    const supervisor = await onDutySupervisor()
    const visitor = await pressed()
    const told: string[] = []
    const seen: unknown[] = []
    for (const seconds of [0, 59, 60, 179, 180, 299, 300, 360]) {
      await evening.later(seconds * 1000 - (evening.clock.now() - (visitor.lastHeard('help:news')?.raisedAt ?? 0)))
      const open = (await supervisor.ask('board:state')).open[0]
      seen.push([seconds, open?.callingNow.join(' '), open?.callsNext])
      told.push(`${seconds} ${visitor.lastHeard('help:news')?.state}`)
    }
    expect(seen).toEqual([
      [0, '佐伯', '大田'], [59, '佐伯', '大田'], [60, '大田', '運営'], [179, '大田', '運営'], [180, '運営', 'everyone'], [299, '運営', 'everyone'],
      [300, '佐伯 大田 運営', null], [360, '佐伯 大田 運営', null],
    ])
    expect(told).toEqual(['0 told', '59 told', '60 told', '179 told', '180 told', '299 told', '300 nobody_yet', '360 nobody_yet'])
    expect(await mailed()).toEqual(['0 佐伯', '1 大田', '2 運営', '3 佐伯', '3 大田', '3 運営', '3 佐伯', '3 大田', '3 運営'])
  })

  it('[ES6] timers survive a restart in the middle: nothing is called twice, and nothing is left out', async () => {
    await onDutySupervisor()
    await pressed()
    await evening.later(61_000)
    evening = await evening.restart()
    const supervisor = await onDutySupervisor()
    expect(await mailed()).toEqual(['0 佐伯', '1 大田'])
    expect((await supervisor.ask('board:state')).open).toMatchObject([{ rung: 1, state: 'raised' }])
    await evening.later(119_000)
    expect(await mailed()).toEqual(['0 佐伯', '1 大田', '2 運営'])
  })

  it('[ES6] what was due while the house was down is done at once when it is back', async () => {
    await onDutySupervisor()
    await pressed()
    evening.clock.move(20 * 60_000)
    evening = await evening.restart()
    await evening.later(1_000)
    // Nobody has a line yet after the restart: there is no time to lose on single rungs.
    expect(await mailed()).toEqual(['0 佐伯', '3 佐伯', '3 大田', '3 運営'])
  })

  it('[ES6] two nodes looking at the same moment climb once', async () => {
    await onDutySupervisor()
    await pressed()
    const other = await evening.otherNode()
    for (let minute = 0; minute < 6; minute++) {
      evening.clock.move(60_000)
      await Promise.all([climbLadders(evening.context), climbLadders(other), climbLadders(evening.context), climbLadders(other)])
    }
    await other.store.close()
    const climbs = await rows<{ at: number }>("select at from escalation_moves where move = 'climb' order by at")
    expect(new Set(climbs.map(({ at }) => at)).size).toBe(climbs.length)
  })

  it('[OP8] a clock that is set back an hour holds nothing up: the ladder climbs from where it stands', async () => {
    await onDutySupervisor()
    await evening.later(2_000)
    evening.clock.move(-3_600_000)
    await pressed()
    const rung = async () => (await rows<{ rung: number }>('select rung from escalations'))[0]?.rung
    expect(await rung()).toBe(0)
    await evening.later(65_000)
    expect(await rung()).toBeGreaterThan(0)
  })

  it('[ES6] acknowledging stops it', async () => {
    const supervisor = await onDutySupervisor()
    await pressed()
    const escalationId = (await supervisor.ask('board:state')).open[0]?.escalationId ?? ''
    expect(await supervisor.ask('escalation:acknowledge', { escalationId })).toMatchObject({ deadlineAt: null, callingNow: [], callsNext: null })
    await evening.later(100_000)
    expect(await mailed()).toEqual(['0 佐伯'])
  })
})

describe('with nobody on duty', () => {
  it('[ES7] everyone on call is told at once and every minute, and the visitor hears that nobody has answered yet', async () => {
    const visitor = await evening.visitor('こいし')
    expect((await visitor.ask('help:ask', { raiseId: randomUUID() })).state).toBe('nobody_yet')
    expect(await mailed()).toEqual(['3 佐伯', '3 大田', '3 運営'])
    await evening.later(60_000)
    expect(await mailed()).toHaveLength(6)
    expect(visitor.lastHeard('help:news')?.state).toBe('nobody_yet')
    const supervisor = await onDutySupervisor()
    const { open } = await supervisor.ask('board:state')
    await supervisor.ask('escalation:acknowledge', { escalationId: open[0]?.escalationId ?? '' })
    await evening.settle()
    expect(visitor.lastHeard('help:news')).toMatchObject({ state: 'answered', answeredBy: { name: 'みなと', role: 'supervisor' } })
  })

  it('[ES7] a peer on shift is not “on duty before a board”, nor is a supervisor whose line is gone', async () => {
    const peer = await evening.staff('はるか', 'peer_supporter')
    await peer.ask('shift:start')
    const supervisor = await onDutySupervisor()
    supervisor.leave()
    await evening.later(61_000)
    evening.clock.move(61_000)
    const visitor = await evening.visitor('こいし')
    expect((await visitor.ask('help:ask', { raiseId: randomUUID() })).state).toBe('nobody_yet')
  })
})

describe('never silent', () => {
  it('[ES17] whatever is done in whatever order, an open escalation has a live deadline or an owner, and only listed moves happen', async () => {
    const people = [await onDutySupervisor(), await evening.staff('佐伯', 'professional'), await evening.staff('おおた', 'coordinator')]
    for (const person of people.slice(1)) await person.ask('shift:start')
    const visitor = await pressed()
    const acts = ['help', 'climb', 'escalation:acknowledge', 'escalation:join', 'escalation:take-over', 'escalation:give-back', 'escalation:let-go', 'escalation:close'] as const
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...acts), fc.nat(2)), { minLength: 6, maxLength: 12 }), async (program) => {
        for (const [act, who] of program) {
          const open = (await people[0]?.ask('board:state'))?.open[0]
          if (act === 'help' || !open) await visitor.ask('help:ask', { raiseId: randomUUID() })
          else if (act === 'climb') await evening.later(60_000)
          else if (act === 'escalation:close') await people[who]?.tryAsk(act, { escalationId: open.escalationId, outcome: 'calmed' })
          else await people[who]?.tryAsk(act, { escalationId: open.escalationId })
        }
        const silent = await rows("select id from escalations where state <> 'closed' and climbs_at is null and owner_id is null")
        expect(silent).toEqual([])
        expect(await rows("select visit_id from escalations where state <> 'closed' group by visit_id having count(*) > 1")).toEqual([])
      }),
      { numRuns: 6, endOnFailure: true },
    )
    const walked = await rows<{ moves: string[]; state: string }>(
      "select e.state, array(select m.move from escalation_moves m where m.escalation_id = e.id order by m.at, m.id) as moves from escalations e",
    )
    const { stepEscalation } = await import('#shared/escalation')
    for (const { moves, state } of walked) {
      expect(moves[0]).toBe('raise')
      const end = moves.slice(1).reduce<string | undefined>((from, move) => from && stepEscalation(from as 'raised', move as 'climb'), 'raised')
      expect(end).toBe(state)
    }
    expect(walked.length).toBeGreaterThan(0)
  })

  it('[ES17] the database itself refuses an open escalation without deadline and owner, with both, and two open ones for a visit', async () => {
    await pressed()
    const { pool } = evening.context
    const staffId = evening.staffIds.get('みなと') ?? (await onDutySupervisor(), evening.staffIds.get('みなと'))
    await expect(pool.query('update escalations set climbs_at = null')).rejects.toThrow(/check/)
    await expect(pool.query("update escalations set state = 'acknowledged', climbs_at = null")).rejects.toThrow(/check/)
    await expect(pool.query("update escalations set state = 'acknowledged', owner_id = $1", [staffId])).rejects.toThrow(/check/)
    await expect(pool.query('update escalations set owner_id = $1', [staffId])).rejects.toThrow(/check/)
    await expect(
      pool.query(
        "insert into escalations (id, area_id, place_id, visit_id, severity, state, raised_at, climbs_at) select gen_random_uuid(), area_id, place_id, visit_id, severity, state, raised_at, climbs_at from escalations",
      ),
    ).rejects.toThrow(/one_open_escalation/)
    await expect(pool.query("update escalation_moves set move = 'close'")).rejects.toThrow(/append-only/)
  })
})
