// What a delivery costs when the house grows: ten times the rooms at equal traffic, and a room of ten or of a thousand. As
// `ours` stand deliveries for a second of processor time before, as `bare` after; the value is before by after: 1 is linear.
import { type Bench, put } from './bench-plan.ts'
import type { Crowd } from './crowd.ts'
import { openLoop } from './load.ts'
import { gatherOurCrowd } from './our-crowd.ts'
import { startOurServer } from './our-server.ts'

const few = 4
const times = 10
const deliveries = 4_000
const smallRoom = 10
const largeRoom = 1_000

export async function measureGrowth(bench: Bench): Promise<void> {
  const server = await startOurServer(bench.workshop, few * times + 2)
  const ids = server.roomIds
  const part = await gatherOurCrowd(server, bench.people, { roomIds: ids.slice(0, few) })
  const small = await gatherOurCrowd(server, smallRoom, { roomIds: ids.slice(-1) })
  const before = await costs(bench, part)
  const atSmall = await costs(bench, small)
  const rest = await gatherOurCrowd(server, bench.people, { roomIds: ids.slice(few, few * times) })
  const whole: Crowd = { ...part, rooms: [...part.rooms, ...rest.rooms], hear: (listener) => { part.hear(listener); rest.hear(listener) } }
  put(bench, 'growthRooms', before, await costs(bench, whole))
  const large = await gatherOurCrowd(server, largeRoom, { roomIds: ids.slice(-2, -1) })
  put(bench, 'growthReaders', atSmall, await costs(bench, large))
  for (const { lines, faults } of [part, small, rest, large]) {
    bench.counts.faults += faults.length
    for (const line of lines) { line.onClose = () => undefined; line.close() }
  }
  await server.stop()
}

/** Deliveries for a second of processor time: as many after as before means a value of 1. */
async function costs(bench: Bench, crowd: Crowd): Promise<number[]> {
  const rounds: number[] = []
  for (let round = 0; round < bench.rounds; round += 1) {
    const { perCpuSecond, lost, extra } = await openLoop(crowd, deliveries, bench.window)
    bench.counts.lost += lost
    bench.counts.extra += extra
    rounds.push(perCpuSecond)
  }
  return rounds
}
