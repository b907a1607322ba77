// What `npm run bench` does with its arguments, and its one line (rule RP6).
import { writeFileSync } from 'node:fs'
import { fromCaller } from '#server/setup/run-tool'
import { currentCommit } from '../measure/commit.ts'
import type { MeasuringCommand } from '../measure/measuring-command.ts'
import { WrongUsage } from '../measure/problems.ts'
import type { Bench } from './bench-plan.ts'
import { chartOf } from './chart.ts'
import { measureEjabberd } from './ejabberd.ts'
import { measureFanOut } from './fan-out.ts'
import { noFigures } from './figures.ts'
import { measureGrowth } from './growth.ts'
import { measureHistory } from './history.ts'
import { machine } from './machine.ts'
import { measureMemory } from './memory.ts'
import { measureNodes } from './nodes.ts'
import { pin } from './processor.ts'

const usage = `使い方 / Usage: npm run -s bench -- [--quick] [--only PART,…] [--rounds N] [--window SECONDS] [--rooms N] [--people N]

The complete product beside a bare Socket.IO server of the same version that keeps and checks nothing, in turn in the same run:
servers on one core, the load on the other, every delivery counted where it is received, processor time of the database included.

  --quick        saturated and open loop only, within 50 s
  --only PART,…  of: fan-out (with escalation1), own-flags, memory, nodes, growth, history, ejabberd
  --rounds N     rounds of each; medians are taken (3)
  --window N     seconds of each (5; quick 3)
  --rooms N      rooms (20)
  --people N     people in each, the host counted (50)
  --visitors N   memory of so many (5000 is what the goal speaks of)
  --history N    so many lines before sending, joining and catching up are measured again (10000000)
  --chart FILE   draws the figures as SVG
  --profile DIR  writes a processor profile of our app there; figures are then worth less

The last line of stdout is JSON; figures not measured are null.`

const parts = ['fan-out', 'own-flags', 'memory', 'nodes', 'growth', 'history', 'ejabberd'] as const
type Part = (typeof parts)[number]

const argumentTable = {
  quick: 'flag', only: 'text', rounds: 'whole', window: 'number', rooms: 'whole', people: 'whole', visitors: 'whole', history: 'whole', chart: 'text', profile: 'text',
} as const

export const benchCommand: MeasuringCommand<typeof argumentTable> = {
  tool: 'bench', usage, arguments: argumentTable,
  async measure({ words, given }, workshop) {
    const { quick: isQuick = false, rounds = 3, window = isQuick ? 3 : 5, rooms = 20, people = 50, visitors = 5_000, history = 10_000_000, chart, profile } = given
    if (words.length > 0) throw new WrongUsage(`not understood: ${words.join(' ')}`)
    if (people < 2) throw new WrongUsage('--people takes at least 2: a host and one who speaks')
    const only = partsOf(given.only)
    const isPinned = pin(process.pid, 'load')
    if (!isPinned) workshop.say('servers and load share all cores here: latencies mean little')
    const about = machine(isPinned)
    const bench: Bench = {
      workshop, isQuick, rounds, rooms, people, profile: profile === undefined ? undefined : fromCaller(profile), beganAt: 0,
      window: { warmMs: isQuick ? 200 : 1_000, measureMs: window * 1_000 },
      figures: noFigures(), withOwnFlags: noFigures(), counts: { deliveries: 0, lost: 0, extra: 0, faults: 0 },
    }
    const work: Record<Part, () => Promise<void>> = {
      'fan-out': () => measureFanOut(bench), 'own-flags': () => measureFanOut(bench, ownFlags), memory: () => measureMemory(bench, visitors, ownFlags), nodes: () => measureNodes(bench),
      growth: () => measureGrowth(bench), history: () => measureHistory(bench, history), ejabberd: () => measureEjabberd(bench),
    }
    for (const part of isQuick ? (['fan-out'] as const) : parts) if (only.includes(part)) await work[part]()
    const { figures, withOwnFlags, counts } = bench
    if (chart !== undefined) writeFileSync(fromCaller(chart), chartOf(figures, about, `${currentCommit()?.slice(0, 7) ?? ''} ${new Date().toISOString().slice(0, 10)}`))
    const isWhole = counts.lost + counts.extra + counts.faults === 0
    return { ok: isWhole && Object.values(figures).every((figure) => figure?.met ?? true), machine: about, windowSeconds: bench.window.measureMs / 1_000, ...counts, figures, ownFlags, withOwnFlags }
  },
}

/** Flags an operator may give Node (`NODE_OPTIONS`, docs/figures.md): less memory, slower starts. Both sides are measured without them, ours once more with. */
const ownFlags = ['--max-semi-space-size=1', '--optimize-for-size'] as const

function partsOf(text: string | undefined): readonly Part[] {
  if (text === undefined) return parts
  return text.split(',').map((name) => {
    const part = parts.find((each) => each === name)
    if (!part) throw new WrongUsage(`--only knows ${parts.join(', ')}, not ${name}`)
    return part
  })
}
