// What a delivery costs when the house grows: ten times the rooms at equal traffic, and a room of ten or of a thousand. As
// `ours` stand deliveries for a second of processor time before, as `bare` after; the value is before by after, so what one delivery
// costs after, in what it cost before: 1 is linear in deliveries.
import { type Bench, put } from './bench-plan.ts'
import type { Crowd } from './crowd.ts'
import { openLoop } from './load.ts'
import { warm } from './nodes.ts'
import { gatherOurCrowd } from './our-crowd.ts'
import { startOurServer } from './our-server.ts'

const few = 4
const times = 10
const deliveries = 4_000
const smallRoom = 10
const largeRoom = 1_000

export async function measureGrowth(bench: Bench): Promise<void> {
  const house = await startOurServer(bench.workshop, few + 2)
  const larger = await startOurServer(bench.workshop, few * times)
  const part = await gatherOurCrowd(house, bench.people, { roomIds: house.roomIds.slice(0, few) })
  const whole = await gatherOurCrowd(larger, bench.people)
  for (const crowd of [part, whole]) await warm(bench, crowd)
  await compare(bench, 'growthRooms', part, whole)
  const small = await gatherOurCrowd(house, smallRoom, { roomIds: house.roomIds.slice(-2, -1) })
  const large = await gatherOurCrowd(house, largeRoom, { roomIds: house.roomIds.slice(-1) })
  await compare(bench, 'growthReaders', small, large)
  for (const { lines, faults } of [part, whole, small, large]) {
    bench.counts.faults += faults.length
    for (const line of lines) { line.onClose = () => undefined; line.close() }
  }
  await house.stop()
  await larger.stop()
}

/** In turn, so that both meet the same moments of the machine. */
async function compare(bench: Bench, name: 'growthRooms' | 'growthReaders', before: Crowd, after: Crowd): Promise<void> {
  const costs = { before: [] as number[], after: [] as number[] }
  for (let round = 0; round < bench.rounds; round += 1) {
    for (const [side, crowd] of [['before', before], ['after', after]] as const) {
      const { perCpuSecond, lost, extra } = await openLoop(crowd, deliveries, bench.window)
      bench.counts.lost += lost
      bench.counts.extra += extra
      costs[side].push(perCpuSecond)
    }
  }
  put(bench, name, costs.before, costs.after)
}
