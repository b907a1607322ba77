// What `npm run faults` does with its arguments, and its one line (rules RP6, FA1).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromCaller } from '#server/setup/run-tool'
import type { MeasuringCommand, Workshop } from '../measure/measuring-command.ts'
import { MissingPart, WrongUsage } from '../measure/problems.ts'
import { makeChance, seedFor } from '../measure/random.ts'
import { type FaultRun, type Profile, type RunName, runNames, SkippedRun, type Step } from './fault-run.ts'
import { checkHistory, type Counts, holds } from './history/check-history.ts'
import { emptyHistory } from './history/history.ts'
import { openRig, type OpenRig } from './rig/rig.ts'
import { runs } from './runs/runs.ts'

const usage = `使い方 / Usage: npm run -s faults -- --profile short|full [--only NAME,…] [--seed N] [--size N | --scale N] [--replay FILE] [--keep FOLDER]

Breaks what can break under a service of real processes (nodes of the shipped build, PostgreSQL, Redis, the wires between) and
lets one checker judge everything that clients and server saw.

  --only NAME,…  only these runs: ${Object.keys(runs).join(' ')}
  --size N       so many kills, races, raises, clients or programs instead of the profile's
  --scale N      the profile's sizes, times N
  --replay FILE  a saved failing schedule, once more
  --keep FOLDER  where a failing schedule is saved (the caller's folder)

The last line of stdout is JSON; each run's "lost" are acknowledged lines that are not there, "violations" everything else that must never be.`

const argumentTable = { profile: 'text', only: 'text', size: 'whole', scale: 'number', replay: 'text', keep: 'text' } as const

interface Schedule { run: RunName; profile: Profile; seed: number; plan: Step[] }
interface RunTold { name: string; ok: boolean; seconds: number; skipped: boolean; counts: Counts; figures?: Record<string, unknown>; problems?: string[]; why?: string }

const nothingWrong: Counts = { acked: 0, lost: 0, duplicated: 0, outOfOrder: 0, seqGaps: 0, violations: 0 }

export const faultsCommand: MeasuringCommand<typeof argumentTable> = {
  tool: 'faults', usage, arguments: argumentTable,
  async measure({ words, given }, workshop) {
    if (words.length > 0) throw new WrongUsage(`unknown: ${words.join(' ')}`)
    const schedules = given.replay === undefined ? plan(given, workshop.seed) : [readSchedule(fromCaller(given.replay))]
    const profile = schedules[0]?.profile ?? 'short'
    const rig = await openRig(workshop)
    const told = await holdAll(rig, workshop, schedules, fromCaller(given.keep ?? '.'))
    return { ok: isAllHeld(profile, told), profile, runs: told }
  },
}

/** What this machine does not allow is let be in a short profile; a full one has held everything or fails. */
export function isAllHeld(profile: Profile, told: readonly Pick<RunTold, 'ok' | 'skipped'>[]): boolean {
  return told.every(({ ok, skipped }) => (skipped ? profile === 'short' : ok))
}

function plan({ profile, only, size, scale = 1 }: { profile?: string; only?: string; size?: number; scale?: number }, seed: number): Schedule[] {
  if (profile !== 'short' && profile !== 'full') throw new WrongUsage('--profile is short or full')
  const names = only?.split(',') ?? Object.keys(runs)
  return names.map((name) => {
    const run = runs[name as RunName]
    if (!run) throw new WrongUsage(`no such run: ${name}; there are ${runNames.join(' ')}`)
    return { run: name as RunName, profile, seed, plan: run.plan(makeChance(seedFor(seed, name)), size ?? Math.ceil(run.size[profile] * scale), profile) }
  })
}

function readSchedule(path: string): Schedule {
  try {
    const schedule = JSON.parse(readFileSync(path, 'utf8')) as Schedule
    if (!runs[schedule.run] || !Array.isArray(schedule.plan)) throw new Error('no schedule')
    return schedule
  } catch {
    throw new MissingPart(`not a saved schedule: ${path}`)
  }
}

/** One after the other, and beside them those that mostly wait: all at once in a short profile, in a full one when nobody's time is judged any more. */
async function holdAll(rig: OpenRig, workshop: Workshop, schedules: readonly Schedule[], keep: string): Promise<RunTold[]> {
  const told = new Map<Schedule, RunTold>()
  const hold = async (lane: readonly Schedule[]): Promise<void> => {
    for (const schedule of lane) told.set(schedule, await holdOne(rig, workshop, schedule, keep))
  }
  const isShort = schedules.every(({ profile }) => profile === 'short')
  const beside = schedules.filter(({ run }) => runs[run]?.beside === 'always' || (isShort && runs[run]?.beside === 'short'))
  const alone = schedules.filter((each) => !beside.includes(each))
  if (isShort) await Promise.all([hold(alone), hold(beside)])
  else {
    await hold(alone)
    await Promise.all(beside.map((each) => hold([each])))
  }
  return schedules.flatMap((schedule) => told.get(schedule) ?? [])
}

async function holdOne(rig: OpenRig, workshop: Workshop, schedule: Schedule, keep: string): Promise<RunTold> {
  const { run: name, profile, seed } = schedule
  const from = performance.now()
  const history = emptyHistory()
  workshop.say(`── ${name} (${profile}, seed ${seed}, ${schedule.plan.length} steps)`)
  const told = (ok: boolean, more: Partial<RunTold> = {}): RunTold => ({
    name, ok, seconds: Math.round((performance.now() - from) / 100) / 10, skipped: false, counts: checkHistory(history).counts, ...more,
  })
  const run = runs[name] as FaultRun
  try {
    const chance = makeChance(seedFor(seed, `${name} under way`))
    const figures = await rig.during({ name, withinMs: run.withinMs[profile] }, (each) => run.hold(each, { history, chance, plan: schedule.plan, profile, mark: seedFor(seed, name) }))
    const verdict = checkHistory(history)
    const ok = holds(verdict)
    for (const problem of verdict.problems) workshop.say(problem)
    workshop.say(`${name}: ${ok ? 'holds' : 'DOES NOT HOLD'} ${JSON.stringify({ ...verdict.counts, ...figures })}`)
    if (!ok) save(workshop, keep, schedule)
    return told(ok, { figures, ...(ok ? {} : { problems: verdict.problems.slice(0, 10) }) })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    if (error instanceof SkippedRun) {
      workshop.say(`${name}: skipped, ${why}`)
      return told(false, { skipped: true, why })
    }
    workshop.say(`${name}: broken off. ${error instanceof Error ? error.stack : why}`)
    save(workshop, keep, schedule)
    // Not looked at to the end: what was lost is not known, that something is wrong is.
    return told(false, { why, counts: { ...nothingWrong, acked: checkHistory(history).counts.acked, violations: 1 + history.broken.length }, problems: history.broken.slice(0, 10) })
  }
}

function save({ say }: Workshop, folder: string, schedule: Schedule): void {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `faults-${schedule.run}-${schedule.seed}.json`)
  writeFileSync(path, `${JSON.stringify(schedule)}\n`)
  say(`the schedule is saved: --replay ${path}`)
}
