// 確認する over two nodes at once (rule FA5): two coordinators press for the same escalation; one owns it, the other is told so.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type FaultRun, type Step, within } from '../fault-run.ts'
import { openHouse } from '../rig/house.ts'
import { askDatabase } from '../rig/look-into-log.ts'
import { staffComes, visitorComes } from '../rig/people.ts'
import type { Someone } from '../rig/someone.ts'

const atOnce = 10

export const ack: FaultRun = {
  size: { short: 500, full: 10_000 },
  withinMs: within(5, 180),
  plan: (chance, size) =>
    Array.from({ length: Math.ceil(size / atOnce) }, (_, n): Step => ({ raises: Math.min(atOnce, size - n * atOnce), aheadMs: chance.whole(4) === 0 ? chance.whole(12) : 0 })),
  async hold(rig, { history, plan }) {
    const house = await openHouse(rig, { rooms: 1, staff: { coordinator: 2 } })
    const coordinators: Someone[] = []
    for (const [n, member] of house.staff.filter(({ role }) => role === 'coordinator').entries()) coordinators.push(await staffComes(house, member, n))
    const visitors = await Promise.all(Array.from({ length: atOnce }, (_, n) => visitorComes(house, `person ${n + 1}`, { home: n % 2 })))
    let races = 0
    let twoWinners = 0
    for (const { raises, aheadMs } of plan) {
      await Promise.all(visitors.slice(0, Number(raises)).map((visitor) => visitor.ask('help:ask', { raiseId: randomUUID() })))
      const open = (await (coordinators[0] as Someone).ask('board:state', {})).open.filter(({ state }) => state === 'raised')
      if (open.length !== raises) history.broken.push(`${raises} raises made ${open.length} open escalations`)
      await Promise.all(open.map(async ({ escalationId }) => {
        const answers = await Promise.all(coordinators.map(async (each, n) => {
          if (n === 1 && Number(aheadMs) > 0) await pause(Number(aheadMs))
          return each.tryAsk('escalation:acknowledge', { escalationId })
        }))
        races += 1
        const winners = coordinators.filter((_, n) => answers[n]?.ok)
        const losers = answers.flatMap((answer) => (answer.ok ? [] : [answer.code]))
        if (winners.length > 1) twoWinners += 1
        if (winners.length !== 1 || losers.some((code) => code !== 'already_taken')) history.broken.push(`${winners.length} own ${escalationId}, the others were told ${losers.join()}`)
        for (const winner of winners) await winner.ask('escalation:close', { escalationId, outcome: 'calmed' })
      }))
      if (races % 1_000 < atOnce) rig.say(`${races} races`)
    }
    const twice = await askDatabase<{ escalationId: string }>(house.databaseUrl, `select escalation_id as "escalationId" from escalation_moves where move = 'acknowledge' group by escalation_id having count(*) <> 1`)
    twoWinners += twice.length
    for (const { escalationId } of twice) history.broken.push(`acknowledged twice on record: ${escalationId}`)
    for (const each of [...coordinators, ...visitors]) each.goHome()
    return { races, twoWinners }
  },
}
