// いますぐ助けてほしい under faults (rule FA4): lines are late, narrow or in slices, the answer is lost or cut short on the way, the node dies at some moment or as soon as
// the raise is committed (how often before anybody was told is counted), the webhook is down, e-mail is refused. The person presses again with the same id, at another node; exactly one escalation each is told outside.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { addMailHook, addWebhook } from '#server/escalation/keep-hooks'
import { until } from '#tests/support/until'
import { type FaultRun, type Step, within } from '../fault-run.ts'
import { openHouse, type House } from '../rig/house.ts'
import { HookReceiver, openUnwillingMail } from '../rig/hook-receiver.ts'
import { isToldOutside, lookAtEscalations, untilRaised } from '../rig/look-into-log.ts'
import { visitorComes } from '../rig/people.ts'
import type { Rig } from '../rig/rig.ts'
import { FaultyWire, type Weather } from '../rig/wire.ts'

/** From the raise, or from the receiver's return where that is later: as is promised (HO11). Short runs are measured against their machine. */
const arrivedWithinMs = 30_000
/** However often the receiver comes and goes meanwhile: nobody is told of a cry later than this. */
const toldAtLastMs = 300_000
/** Nothing more is waited for. */
const waitedForMs = 5 * 60_000
/** A person whose answer is lost waits for seconds: others press meanwhile, each over wires of their own. */
const lanes = 6
const hookDownMs = 600
/** So many in a row with Redis or without: what is broken by it is what is looked at, not how it comes and goes. */
const stretch = 25
const faults = ['answer lost', 'cut before', 'node killed', 'cut short', 'killed once committed', 'hook down', 'hook refuses'] as const
const weathers: Record<string, Partial<Weather>> = { calm: {}, late: { latencyMs: 80, jitterMs: 120 }, narrow: { bytesPerSecond: 30_000 }, sliced: { sliceBytes: 11 } }
const weatherNames = Object.keys(weathers)

const isKilled = (fault: Step[string] | undefined): boolean => fault === 'node killed' || fault === 'killed once committed'

export const raise: FaultRun = {
  size: { short: 40, full: 1_000 },
  withinMs: within(7, 180),
  beside: 'always',
  plan(chance, size) {
    const hasRedis = Array.from({ length: Math.ceil(size / stretch) }, (_, n) => n % 4 !== 1)
    return Array.from({ length: size }, (_, n): Step => ({ fault: faults[n % faults.length] ?? '', weather: weatherNames[n % weatherNames.length] ?? '', home: chance.whole(2), afterMs: Math.round(chance.next() * 60), hasRedis: hasRedis[Math.floor(n / stretch)] ?? true }))
  },
  async hold(rig, { history, plan, profile }) {
    const receiver = await new HookReceiver().open()
    const mail = await openUnwillingMail()
    rig.atEnd(async () => { mail.close(); await receiver.shut() })
    const house = await openHouse(rig, {
      env: { ALLOW_PRIVATE_HOOKS: '1', SMTP_URL: mail.url, MAIL_FROM: 'engawa@example.jp' },
      async furnish(context, areaId) {
        await addWebhook(context, areaId, receiver.url)
        await addMailHook(context, areaId, 'nobody@example.jp')
      },
    })
    const world = brokenWorld(rig, house, receiver)
    const names = new Map<string, string>()
    const answerMs: number[] = []
    const answeredAt = new Map<string, number>()
    let killedBetween = 0

    async function press(wires: readonly FaultyWire[], n: number, { fault, weather, home, afterMs }: Step): Promise<void> {
      const [wire, other] = [wires[Number(home)], wires[1 - Number(home)]] as [FaultyWire, FaultyWire]
      const person = await visitorComes(house, `person ${n + 1}`, { urls: [wire, other].map(({ port }) => `http://127.0.0.1:${port}`) })
      names.set(person.visitId, person.name)
      wire.weather(weathers[String(weather)] ?? {})
      const raiseId = randomUUID()
      const raised = { raiseId, by: person.name, isAnswered: false }
      history.raised.push(raised)
      if (fault === 'hook down') await world.hookDown()
      if (fault === 'hook refuses') world.refuses(1)
      if (fault === 'answer lost') wire.weather({ isHangingDown: true })
      // At any byte of an answer, or of the next greeting.
      if (fault === 'cut short') wire.weather({ limitBytes: 300 + Number(afterMs) * 40 })
      const committed = fault === 'killed once committed' ? untilRaised(house.databaseUrl, raiseId) : Promise.resolve()
      const from = performance.now()
      const asked = person.ask('help:ask', { raiseId }).then(() => {
        raised.isAnswered = true
        answeredAt.set(raiseId, performance.now())
      })
      // A double press of a frightened person, with the same id.
      const again = person.ask('help:ask', { raiseId }).catch(() => undefined)
      await (fault === 'killed once committed' ? committed : pause(Number(afterMs)))
      if (fault === 'answer lost' || fault === 'cut before') wire.reset()
      if (isKilled(fault)) {
        await world.kill(Number(home))
        if (fault === 'killed once committed' && !(await isToldOutside(house.databaseUrl, raiseId))) killedBetween += 1
      }
      await asked.catch((error: Error) => history.broken.push(`${person.name} was never answered: ${error.message}`))
      await again
      answerMs.push(performance.now() - from)
      wire.mend()
      if (fault === 'hook refuses') world.refuses(-1)
      person.goHome()
      if (answerMs.length % 100 === 0) rig.say(`${answerMs.length} raises, ${receiver.letters} letters`)
    }

    const steps = plan.entries()
    await Promise.all(Array.from({ length: lanes }, async () => {
      const wires = await Promise.all(house.nodes.map((node) => FaultyWire.to(node.port)))
      rig.atEnd(() => Promise.all(wires.map((wire) => wire.end())))
      for (const [n, step] of steps) {
        await world.redis(Boolean(step.hasRedis))
        await (isKilled(step.fault) ? world.whole(() => press(wires, n, step)) : press(wires, n, step))
      }
    }))
    await world.mended()

    const look = () => lookAtEscalations(house.databaseUrl, (visitId) => names.get(visitId) ?? visitId)
    const from = performance.now()
    const all = await look()
    await until('every escalation is told outside', () => all.every(({ id }) => receiver.came.get(id)?.has('escalation.raised')), waitedForMs).catch(() => undefined)
    for (const { id, by } of all) if (!receiver.came.get(id)?.has('escalation.raised')) history.broken.push(`no letter of the raise of ${by} (${id}) has arrived`)
    // That it arrived is noted a moment after the receiver has it.
    await until('every arrival is noted', async () => (await look()).every(({ delivered }) => delivered > 0), 10_000).catch(() => undefined)
    history.escalations.push(...await look())
    const arrivals = history.escalations.map(({ id, raiseIds }) => {
      const at = receiver.firstCame.get(id) ?? Number.POSITIVE_INFINITY
      const raisedAt = Math.min(...raiseIds.map((raiseId) => answeredAt.get(raiseId) ?? 0))
      return { id, afterRaiseMs: Math.max(0, at - raisedAt), afterMs: Math.max(0, at - Math.max(raisedAt, receiver.returns.findLast((each) => each <= at) ?? 0)) }
    })
    for (const { id, afterRaiseMs } of arrivals) if (afterRaiseMs > toldAtLastMs) history.broken.push(`the letter of ${id} came ${Math.round(afterRaiseMs / 1_000)} s after its raise`)
    for (const { id, afterMs } of arrivals) if (profile === 'full' && afterMs > arrivedWithinMs) history.broken.push(`the letter of ${id} came ${Math.round(afterMs)} ms after it could`)
    if (killedBetween === 0) history.broken.push('no node died between a commit and its telling')
    return {
      raises: plan.length, killedBetween, escalations: all.length, letters: receiver.letters, answeredWithinMs: Math.round(Math.max(...answerMs)), lastLetterAfterMs: Math.round(performance.now() - from),
      arrivedWithinMs: Math.round(Math.max(...arrivals.map(({ afterMs }) => afterMs))), afterRaiseMs: Math.round(Math.max(...arrivals.map(({ afterRaiseMs }) => afterRaiseMs))),
    }
  },
}

/** What all who press share: nodes, Redis, the receiver. What is broken comes back by itself while others press. */
function brokenWorld(rig: Rig, { nodes }: House, receiver: HookReceiver) {
  const starting = new Map<number, Promise<void>>()
  let [turn, redisTurn, isBack]: Promise<unknown>[] = [Promise.resolve(), Promise.resolve(), Promise.resolve()]
  let [isDown, isRedisUp, refusing] = [false, true, 0]
  return {
    /** One after the other, and each with both nodes up: one at least always is. */
    whole(work: () => Promise<void>): Promise<void> {
      const mine = (turn ?? Promise.resolve()).then(() => Promise.all(starting.values())).then(work)
      turn = mine.catch(() => undefined)
      return mine
    },
    async kill(index: number): Promise<void> {
      await nodes[index]?.kill()
      const started = nodes[index]?.start() ?? Promise.resolve()
      started.catch(() => undefined)
      starting.set(index, started)
    },
    redis(isWanted: boolean): Promise<unknown> {
      redisTurn = (redisTurn ?? Promise.resolve()).then(async () => {
        if (isWanted === isRedisUp) return
        isRedisUp = isWanted
        await (isWanted ? rig.redis.start() : rig.redis.kill())
      })
      return redisTurn
    },
    async hookDown(): Promise<void> {
      if (isDown) return
      isDown = true
      await receiver.shut()
      isBack = pause(hookDownMs).then(() => receiver.open()).then(() => { isDown = false })
    },
    refuses(more: 1 | -1): void {
      refusing += more
      receiver.answers(refusing > 0 ? 500 : 204)
    },
    async mended(): Promise<void> {
      await this.redis(true)
      await Promise.all([...starting.values(), isBack])
    },
  }
}
