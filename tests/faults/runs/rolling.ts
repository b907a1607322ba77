// Node after node is told to stop and started anew (rule FA9), with a crowd connected and people writing: as an operator renews a
// service in the evening. A door before the nodes sends new connections to the node that is up.
import { until } from '#tests/support/until'
import { type FaultRun, type Step, within } from '../fault-run.ts'
import { crowdComes } from '../rig/crowd.ts'
import { openHouse } from '../rig/house.ts'
import { lookIntoLog, topOf } from '../rig/look-into-log.ts'
import { openRooms } from '../rig/people.ts'
import { Talk } from '../rig/talk.ts'
import { FaultyWire } from '../rig/wire.ts'

const drainedWithinMs = 10_000
const clients = 500

export const rolling: FaultRun = {
  // How often every node is renewed.
  size: { short: 1, full: 3 },
  withinMs: within(6, 30),
  plan: (_chance, size) => Array.from({ length: size * 2 }, (_, n): Step => ({ node: n % 2, clients })),
  async hold(rig, { history, plan, chance, mark }) {
    const house = await openHouse(rig, { rooms: 1 })
    const roomId = house.rooms[0] ?? ''
    const doors = await Promise.all(house.nodes.map((node) => FaultyWire.to(node.port)))
    rig.atEnd(() => Promise.all(doors.map((door) => door.end())))
    const crew = await openRooms(house)
    const talk = new Talk(history, mark)
    await crowdComes(house, talk, Number(plan[0]?.clients), doors.map(({ port }) => `http://127.0.0.1:${port}`), chance.next)
    for (let n = 0; n < 4; n += 1) await talk.writer(house, roomId, n, () => 30)
    const drainedMs: number[] = []
    for (const { node: index } of plan) {
      const [node, other] = [house.nodes[Number(index)], house.nodes[1 - Number(index)]]
      if (!node || !other) continue
      doors[Number(index)]?.aim(other.port)
      const { ms, code } = await node.stop()
      drainedMs.push(ms)
      if (ms > drainedWithinMs) history.broken.push(`a node took ${Math.round(ms)} ms to drain`)
      if (code !== 0) history.broken.push(`a node that was told to stop ended with ${code}`)
      await node.start()
      doors[Number(index)]?.aim(node.port)
      const before = talk.acked
      await until('talk goes on', () => talk.acked > before + 8, 20_000)
      rig.say(`node ${Number(index) + 1} renewed, drained in ${Math.round(ms)} ms`)
    }
    await talk.fallsSilent()
    await talk.isHeardByAll((id) => topOf(house.databaseUrl, id))
    await lookIntoLog(history, house, house.rooms, talk.idOf)
    talk.goHome()
    crew.goHome()
    return { restarts: plan.length, clients: plan[0]?.clients, drainedWithinMs: Math.round(Math.max(...drainedMs)) }
  },
}
