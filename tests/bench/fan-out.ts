// Rooms of people, ours and the bare server's in turn: saturated, hot, at a steady 10,000 deliveries a second.
import { percentile } from '../measure/percentile.ts'
import { gatherBareCrowd, startBareServer } from './bare-crowd.ts'
import { type Bench, put, warmingRounds } from './bench-plan.ts'
import { measureEscalation } from './escalation.ts'
import type { Crowd } from './crowd.ts'
import { type Measured, openLoop, saturated } from './load.ts'
import { gatherOurCrowd, type OurCrowd } from './our-crowd.ts'
import { startOurServer } from './our-server.ts'

const openDeliveries = 10_000
const hotOutstanding = 4
const quickWithinMs = 50_000
const closingMs = 4_000
const shortestMs = 500

export type Load = (crowd: Crowd) => Promise<Measured>
interface Sides { ours: Measured[]; bare: Measured[] }

/** @param flags Node's flags of our own; without, both have none */
export async function measureFanOut(bench: Bench, flags: readonly string[] = []): Promise<void> {
  const isOwn = flags.length > 0
  const crowds = await gather(bench, flags)
  const loads: Record<string, Load> = {
    saturated: (crowd) => saturated(crowd, 1, bench.window),
    ...(bench.isQuick ? {} : { hot: (crowd) => saturated(crowd, hotOutstanding, bench.window) }),
    open: (crowd) => openLoop(crowd, openDeliveries, bench.window),
  }
  const runs = await inTurn(bench, crowds, loads)
  tell(bench, runs, isOwn)
  if (!bench.isQuick && !isOwn) await measureEscalation(bench, 'escalation1', crowds[0])
  for (const { faults, lines, side } of crowds) {
    bench.counts.faults += faults.length
    for (const fault of [...new Set(faults)].slice(0, 5)) bench.workshop.say(`${side}: ${fault}`)
    for (const line of lines) { line.onClose = () => undefined; line.close() }
  }
}

async function gather(bench: Bench, flags: readonly string[]): Promise<[OurCrowd, Crowd]> {
  const { workshop, rooms, people } = bench
  const bareServer = await startBareServer()
  workshop.atEnd(() => bareServer.stop())
  const ourServer = await startOurServer(workshop, rooms, { flags: [...flags, ...profileFlags(bench)] })
  const crowds: [OurCrowd, Crowd] = [await gatherOurCrowd(ourServer, people), await gatherBareCrowd(bareServer, rooms, people)]
  workshop.say(`${rooms} rooms of ${people}, on both servers, after ${Math.round((performance.now() - bench.beganAt) / 1_000)} s`)
  return crowds
}

const profileFlags = ({ profile }: Bench): string[] => (profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`])

/** A busy machine takes longer, to gather everyone and for each window: then those that are left are shorter, and it is said. */
function fit({ workshop, window, beganAt }: Bench, windowsLeft: number): void {
  const left = quickWithinMs - closingMs - (performance.now() - beganAt)
  const each = Math.max(shortestMs, Math.floor(left / windowsLeft) - window.warmMs - 100)
  if (each >= window.measureMs) return
  window.measureMs = each
  workshop.say(`windows of ${each} ms, so as to be done in time`)
}

export async function inTurn(bench: Bench, crowds: readonly Crowd[], loads: Record<string, Load>): Promise<Map<string, Sides>> {
  const runs = new Map<string, Sides>(Object.keys(loads).map((name) => [name, { ours: [], bare: [] }]))
  let windowsLeft = crowds.length * runs.size * bench.rounds
  for (let round = bench.isQuick ? 1 : 1 - warmingRounds; round <= bench.rounds; round += 1) {
    for (const [name, load] of Object.entries(loads)) {
      // Once for both sides: they are compared.
      if (bench.isQuick) fit(bench, windowsLeft)
      windowsLeft -= crowds.length
      for (const crowd of round % 2 === 0 ? crowds.toReversed() : crowds) {
        const measured = await load(crowd)
        if (round >= 1) runs.get(name)?.[crowd.side].push(measured)
        const { deliveries, lost, extra, perCpuSecond, databaseShare, seconds } = measured
        bench.counts.deliveries += deliveries
        bench.counts.lost += lost
        bench.counts.extra += extra
        bench.workshop.say(`${round < 1 ? 'warming' : round} ${name} ${crowd.side}: ${Math.round(deliveries / seconds)} deliveries/s, ${Math.round(perCpuSecond)} a CPU second${databaseShare > 0 ? ` (database ${Math.round(100 * databaseShare)} %)` : ''}${lost + extra > 0 ? `, lost ${lost}, extra ${extra}` : ''}`)
        if (lost > 0) bench.workshop.say(`${crowd.side}: ${[...new Set(crowd.faults)].slice(0, 5).join('; ')}`)
      }
    }
  }
  return runs
}

function tell(bench: Bench, runs: ReadonlyMap<string, Sides>, isOwn: boolean): void {
  for (const name of ['saturated', 'hot', 'open'] as const) {
    const sides = runs.get(name)
    if (sides) put(bench, name, sides.ours.map(({ perCpuSecond }) => perCpuSecond), sides.bare.map(({ perCpuSecond }) => perCpuSecond), isOwn)
  }
  const open = runs.get('open')
  if (!open) return
  for (const [name, share] of [['p50', 0.5], ['p99', 0.99]] as const) {
    const of = (side: Measured[]) => side.map(({ latencies }) => percentile(latencies, share) ?? 0)
    put(bench, name, of(open.ours), of(open.bare), isOwn)
  }
}
