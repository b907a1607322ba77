// つぎの方を迎える over two nodes at once (rule FA5): for every person who waits, two listeners ask, one at each node.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Id } from '#shared/ids'
import { type FaultRun, type Step, within } from '../fault-run.ts'
import { openHouse } from '../rig/house.ts'
import { staffComes, visitorComes } from '../rig/people.ts'
import type { Someone } from '../rig/someone.ts'

const atOnce = 8

export const claim: FaultRun = {
  size: { short: 500, full: 10_000 },
  withinMs: within(5, 180),
  plan: (chance, size) =>
    Array.from({ length: Math.ceil(size / atOnce) }, (_, n): Step => ({ people: Math.min(atOnce, size - n * atOnce), aheadMs: chance.whole(4) === 0 ? chance.whole(12) : 0 })),
  async hold(rig, { history, plan }) {
    const house = await openHouse(rig, { rooms: 1, staff: { peer_supporter: atOnce * 2 } })
    const supervisor = await staffComes(house, house.staff.find(({ role }) => role === 'supervisor') as never)
    const listeners: Someone[] = []
    for (const [n, member] of house.staff.filter(({ role }) => role === 'peer_supporter').entries()) listeners.push(await staffComes(house, member, n % 2))
    const visitors = await Promise.all(Array.from({ length: atOnce }, (_, n) => visitorComes(house, `waiting ${n + 1}`, { home: n % 2 })))
    let races = 0
    let twoWinners = 0
    let tries = 0
    for (const { people, aheadMs } of plan) {
      const waiting = await Promise.all(visitors.slice(0, Number(people)).map(async (visitor) => ({ visitor, ...(await visitor.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })) })))
      const taken = new Map<Id, number>()
      await Promise.all(listeners.slice(0, waiting.length * 2).map(async (listener, n) => {
        if (n % 2 === 1 && Number(aheadMs) > 0) await pause(Number(aheadMs))
        for (;;) {
          tries += 1
          const ack = await listener.tryAsk('listening:take', {})
          if (ack.ok) taken.set(ack.data.listeningId, (taken.get(ack.data.listeningId) ?? 0) + 1)
          // Somebody was held at that moment by a colleague; they may still be free.
          else if (ack.code === 'already_taken') continue
          else if (ack.code !== 'nobody_waiting') history.broken.push(`a listener was refused: ${ack.code}`)
          return
        }
      }))
      for (const { listeningId } of waiting) {
        const winners = taken.get(listeningId) ?? 0
        races += 1
        if (winners > 1) twoWinners += 1
        if (winners !== 1) history.broken.push(`${winners} listeners got ${listeningId}`)
      }
      await Promise.all(waiting.map(({ visitor, listeningId }) => visitor.ask('listening:stop', { listeningId })))
      if (races % 1_000 < atOnce) rig.say(`${races} races`)
    }
    for (const each of [supervisor, ...listeners, ...visitors]) each.goHome()
    return { races, tries, twoWinners }
  },
}
