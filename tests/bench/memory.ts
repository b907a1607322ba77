// What one visitor who is connected and seated costs in memory: the process's resident size before and after everyone came.
import { setTimeout as pause } from 'node:timers/promises'
import { gatherBareCrowd, startBareServer } from './bare-crowd.ts'
import { type Bench, put } from './bench-plan.ts'
import type { Crowd } from './crowd.ts'
import { gatherOurCrowd } from './our-crowd.ts'
import { startOurServer } from './our-server.ts'
import { residentBytes } from './processor.ts'

const roomSize = 1_000
const settleMs = 3_000

export async function measureMemory(bench: Bench, visitors: number, ownFlags: readonly string[]): Promise<void> {
  const rooms = Math.max(1, Math.round(visitors / roomSize))
  const perRoom = Math.floor(visitors / rooms)
  const bare = async (): Promise<number> => {
    const server = await startBareServer()
    bench.workshop.atEnd(() => server.stop())
    const each = await growth(server.pid, () => gatherBareCrowd(server, rooms, perRoom))
    server.stop()
    return each
  }
  const ours = async (flags: readonly string[]): Promise<number> => {
    const server = await startOurServer(bench.workshop, rooms, { flags })
    const each = await growth(server.pid, () => gatherOurCrowd(server, perRoom))
    await server.stop()
    return each
  }
  // A fresh process each time: what one has learned of others' coming is not measured again.
  const each: Record<'bare' | 'ours' | 'own', number[]> = { bare: [], ours: [], own: [] }
  for (let round = 0; round < bench.rounds; round += 1) {
    each.bare.push(await bare())
    each.ours.push(await ours([]))
    each.own.push(await ours(ownFlags))
  }
  put(bench, 'memory', each.ours, each.bare)
  put(bench, 'memory', each.own, each.bare, true)
}

async function growth(pid: number, gather: () => Promise<Crowd>): Promise<number> {
  const before = residentBytes(pid)
  const { lines } = await gather()
  await pause(settleMs)
  const each = (residentBytes(pid) - before) / lines.length
  for (const line of lines) { line.onClose = () => undefined; line.close() }
  return each
}
