// いますぐ助けてほしい under faults (rule FA4): the answer is lost on the way, the node dies between commit and telling, the webhook is
// down, e-mail is refused. The person presses again with the same id, at another node; exactly one escalation each is told outside.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { addMailHook, addWebhook } from '#server/escalation/keep-hooks'
import { until } from '#tests/support/until'
import { type FaultRun, type Step, within } from '../fault-run.ts'
import { openHouse } from '../rig/house.ts'
import { HookReceiver, openUnwillingMail } from '../rig/hook-receiver.ts'
import { lookAtEscalations } from '../rig/look-into-log.ts'
import { visitorComes } from '../rig/people.ts'
import { FaultyWire } from '../rig/wire.ts'

/** A letter that was under way when its node died is taken up again after its lease of a minute. */
const arrivedWithinMs = 100_000
const faults = ['answer lost', 'cut before', 'node killed', 'node killed', 'hook down', 'hook refuses'] as const

export const raise: FaultRun = {
  size: { short: 40, full: 1_000 },
  withinMs: within(7, 180),
  isPatient: true,
  plan: (chance, size) => Array.from({ length: size }, (_, n): Step => ({ fault: faults[n % faults.length] ?? '', home: chance.whole(2), afterMs: Math.round(chance.next() * 60), hasRedis: chance.whole(4) > 0 })),
  async hold(rig, { history, plan }) {
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
    const wires = await Promise.all(house.nodes.map((node) => FaultyWire.to(node.port)))
    rig.atEnd(() => Promise.all(wires.map((wire) => wire.end())))
    const names = new Map<string, string>()
    const answerMs: number[] = []

    for (const [n, { fault, home, afterMs, hasRedis }] of plan.entries()) {
      const [node, wire, other] = [house.nodes[Number(home)], wires[Number(home)], house.nodes[1 - Number(home)]]
      if (!node || !wire || !other) continue
      if (!hasRedis) await rig.redis.kill()
      const person = await visitorComes(house, `person ${n + 1}`, { urls: [`http://127.0.0.1:${wire.port}`, other.url] })
      names.set(person.visitId, person.name)
      const raiseId = randomUUID()
      const raised = { raiseId, by: person.name, isAnswered: false }
      history.raised.push(raised)
      if (fault === 'hook down') await receiver.shut()
      if (fault === 'hook refuses') receiver.status = 500
      if (fault === 'answer lost') wire.weather({ isHangingDown: true })
      const from = performance.now()
      const asked = person.ask('help:ask', { raiseId }).then(() => { raised.isAnswered = true })
      // A double press of a frightened person, with the same id.
      const again = person.ask('help:ask', { raiseId }).catch(() => undefined)
      await pause(Number(afterMs))
      if (fault === 'answer lost' || fault === 'cut before') wire.reset()
      if (fault === 'node killed') await node.kill()
      await asked.catch((error: Error) => history.broken.push(`${person.name} was never answered: ${error.message}`))
      await again
      answerMs.push(performance.now() - from)
      wire.mend()
      if (fault === 'hook down') { await pause(300); await receiver.open() }
      receiver.status = 204
      if (fault === 'node killed') await node.start()
      if (!hasRedis) await rig.redis.start()
      person.goHome()
      if ((n + 1) % 100 === 0) rig.say(`${n + 1} raises, ${receiver.letters} letters`)
    }

    const look = () => lookAtEscalations(house.databaseUrl, (visitId) => names.get(visitId) ?? visitId)
    const from = performance.now()
    const all = await look()
    await until('every escalation is told outside', () => all.every(({ id }) => receiver.came.get(id)?.has('escalation.raised')), arrivedWithinMs).catch(() => undefined)
    for (const { id, by } of all) if (!receiver.came.get(id)?.has('escalation.raised')) history.broken.push(`no letter of the raise of ${by} (${id}) has arrived`)
    // That it arrived is noted a moment after the receiver has it.
    await until('every arrival is noted', async () => (await look()).every(({ delivered }) => delivered > 0), 10_000).catch(() => undefined)
    history.escalations.push(...await look())
    return { raises: plan.length, escalations: all.length, letters: receiver.letters, answeredWithinMs: Math.round(Math.max(...answerMs)), lastLetterAfterMs: Math.round(performance.now() - from) }
  },
}
