// What `npm run bench` does with its arguments, and its one line (rule RP6).
import { fromCaller } from '#server/setup/run-tool'
import type { MeasuringCommand } from '../measure/measuring-command.ts'
import { WrongUsage } from '../measure/problems.ts'
import { noFigures } from './figures.ts'
import { machine } from './machine.ts'
import { pin } from './processor.ts'
import { measureFanOut } from './fan-out.ts'
import type { Bench } from './bench-plan.ts'
import { measureGrowth } from './growth.ts'
import { measureMemory } from './memory.ts'

const usage = `使い方 / Usage: npm run -s bench -- [--quick] [--rounds N] [--window SECONDS] [--rooms N] [--people N]

The complete product beside a bare Socket.IO server of the same version that keeps and checks nothing, in turn in the same run:
servers on one core, the load on the other, every delivery counted where it is received, processor time of the database included.

  --quick        saturated and open loop only, within 50 s
  --rounds N     rounds of each; medians are taken (3)
  --window N     seconds of each (5; quick 3)
  --rooms N      rooms (20)
  --people N     people in each, the host counted (50)
  --visitors N   memory of so many (5000 is what the goal speaks of); without it, not measured
  --growth       what ten times the rooms, and a room of a thousand, cost
  --profile DIR  writes a processor profile of our app there; figures are then worth less

The last line of stdout is JSON; figures not measured are null.`

const argumentTable = { quick: 'flag', rounds: 'whole', window: 'number', rooms: 'whole', people: 'whole', visitors: 'whole', growth: 'flag', profile: 'text' } as const

export const benchCommand: MeasuringCommand<typeof argumentTable> = {
  tool: 'bench', usage, arguments: argumentTable,
  async measure({ words, given }, workshop) {
    const { quick: isQuick = false, rounds = 3, window = isQuick ? 3 : 5, rooms = 20, people = 50, visitors, growth = false, profile } = given
    if (words.length > 0) throw new WrongUsage(`not understood: ${words.join(' ')}`)
    if (people < 2) throw new WrongUsage('--people takes at least 2: a host and one who speaks')
    const isPinned = pin(process.pid, 'load')
    if (!isPinned) workshop.say('servers and load share all cores here: latencies mean little')
    const about = machine(isPinned)
    const bench: Bench = {
      workshop, isQuick, rounds, rooms, people, profile: profile === undefined ? undefined : fromCaller(profile), beganAt: performance.now(),
      window: { warmMs: isQuick ? 200 : 1_000, measureMs: window * 1_000 },
      figures: noFigures(), counts: { deliveries: 0, lost: 0, extra: 0, faults: 0 },
    }
    await measureFanOut(bench)
    if (!isQuick && visitors !== undefined) await measureMemory(bench, visitors)
    if (!isQuick && growth) await measureGrowth(bench)
    const { figures, counts } = bench
    const isWhole = counts.lost + counts.extra + counts.faults === 0
    return { ok: isWhole && Object.values(figures).every((figure) => figure?.met ?? true), machine: about, windowSeconds: bench.window.measureMs / 1_000, ...counts, figures }
  },
}
