// Three nodes against one, all on one core: what a delivery costs, with every room spread over the nodes and with each room at one
// node; and an escalation whose coordinator has a line to another node. As `bare` stands our own single node.
import { type Bench, put } from './bench-plan.ts'
import type { Crowd } from './crowd.ts'
import { measureEscalation } from './escalation.ts'
import { openLoop } from './load.ts'
import { affine, gatherOurCrowd, type OurCrowd, type Placing, spread } from './our-crowd.ts'
import { startOurServer } from './our-server.ts'

const deliveries = 10_000
const nodes = 3
const boardNode = 1

/** After 4,000 lines each three nodes' compiling threads took 82 µs of a line and one node's 6, after 10,000 they took 19 and 26. */
const warmedBy = 8_000

/**
 * Code is compiled while it runs: a node that has said a third as many lines, or by another load than it is measured by, is slower for that
 * alone. Each says as many of that load first, at twice the pace: enough for it, and not yet a busy house that sends its lines together.
 */
export async function warm({ counts, people }: Bench, crowd: Crowd, inNodes = 1): Promise<void> {
  const measureMs = (warmedBy * inNodes * people) / (2 * deliveries) * 1_000
  const { lost, extra } = await openLoop(crowd, 2 * deliveries, { warmMs: 0, measureMs })
  counts.lost += lost
  counts.extra += extra
}

function leave(bench: Bench, { lines, faults }: Crowd): void {
  bench.counts.faults += faults.length
  for (const fault of [...new Set(faults)].slice(0, 3)) bench.workshop.say(`nodes: ${fault}`)
  for (const line of lines) { line.onClose = () => undefined; line.close() }
}

/** In turn, and each first as often, so that both meet the same moments of the machine. @returns deliveries for each second of processor time */
async function against(bench: Bench, several: Crowd, one: Crowd): Promise<{ ours: number[]; bare: number[] }> {
  const costs = { ours: [] as number[], bare: [] as number[] }
  for (let round = 0; round < bench.rounds; round += 1) {
    const sides = [['ours', several], ['bare', one]] as const
    for (const [side, crowd] of round % 2 === 0 ? sides : sides.toReversed()) {
      const { perCpuSecond, lost, extra, deliveries: heard } = await openLoop(crowd, deliveries, bench.window)
      bench.counts.deliveries += heard
      bench.counts.lost += lost
      bench.counts.extra += extra
      costs[side].push(perCpuSecond)
    }
  }
  return costs
}

/** Each time a house of one node as young as the three: the longer one talks, the faster its code, for longer than anybody can wait here. */
async function compare(bench: Bench, name: 'spread' | 'affine', placing: Placing, andThen?: (several: OurCrowd) => Promise<void>): Promise<void> {
  const { workshop, rooms, people } = bench
  const alone = await startOurServer(workshop, rooms)
  const joined = await startOurServer(workshop, rooms, { nodes })
  const one = await gatherOurCrowd(alone, people)
  const several = await gatherOurCrowd(joined, people, { placing, boardNode })
  await warm(bench, one)
  await warm(bench, several, nodes)
  const costs = await against(bench, several, one)
  put(bench, name, costs.ours, costs.bare)
  await andThen?.(several)
  for (const crowd of [several, one]) leave(bench, crowd)
  await joined.stop()
  await alone.stop()
}

export async function measureNodes(bench: Bench): Promise<void> {
  // From one node to another: nobody's own node has the board's line.
  await compare(bench, 'spread', spread, (apart) => measureEscalation(bench, 'escalation2', apart, [...apart.nodeOf].flatMap(([line, node]) => (node === boardNode ? [] : [line]))))
  await compare(bench, 'affine', affine)
}
