// `npm run faults -- --profile short` as a process, on the build: every run at the counts of the short profile.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../measure/project-root.ts'
import { clearAwayKilledRuns } from '../measure/scratch-folder.ts'
import { runNames, type RunName } from './fault-run.ts'
import type { Counts } from './history/check-history.ts'

/** What the short profile may take, the other tests of `npm test` beside it; on a machine that has more to do than it can, so much longer. */
const promisedS = 240
/** Not over by then, it is ended and has failed: a hang takes no more of `npm test` than that. */
const profileWithinMs = 5.5 * 60_000
const replaysWithinMs = 60_000
/** It ends what it started; then it is killed, and what is left is cleared away. */
const endsWithinMs = 10_000
const hookMs = profileWithinMs + 2 * endsWithinMs
const prefix = 'engawa-faults-test-'

interface RunTold { name: string; ok: boolean; seconds: number; skipped: boolean; counts: Counts; figures: Record<string, number>; problems?: string[]; why?: string }
interface Told { code: number | null; object: { ok: boolean; seconds: number; seed: number; profile: string; runs: RunTold[] }; err: string }

let folder: string
let told: Told
let burden = 1
beforeAll(async () => {
  // What a test run that was killed left behind would take this machine's time.
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(prefix))) await clearAwayKilledRuns(join(tmpdir(), name))
  folder = mkdtempSync(join(tmpdir(), prefix))
  burden = Math.max(1, (loadavg()[0] ?? 0) / cpus().length)
  told = await faults(['--profile', 'short', '--seed', '20'], profileWithinMs)
}, hookMs)
afterAll(async () => {
  await clearAwayKilledRuns(folder)
  rmSync(folder, { recursive: true, force: true })
})

async function faults(args: string[], withinMs: number): Promise<Told> {
  const child = spawn(process.execPath, ['server/setup/run.mjs', 'faults', ...args], {
    cwd: projectRoot(), stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, HOME: process.env.HOME, INIT_CWD: folder, TMPDIR: folder },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString('utf8') })
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString('utf8') })
  // Whoever ends these tests half-way ends the rig too, which then ends what it started.
  const endWithUs = (): void => void child.kill()
  process.once('exit', endWithUs)
  let isLate = false
  const late = [setTimeout(() => { isLate = child.kill() }, withinMs), setTimeout(() => child.kill('SIGKILL'), withinMs + endsWithinMs)]
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve)
    // What it started may still hold its pipes.
    child.once('exit', (ended) => setTimeout(resolve, 1_000, ended))
  })
  for (const each of late) clearTimeout(each)
  process.off('exit', endWithUs)
  if (isLate) throw new Error(`not over after ${withinMs / 1_000} s; last: ${err.slice(-1_000)}`)
  return { code, object: JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Told['object'], err }
}

/** The run holds, or this machine does not allow it and it says so. */
function held(name: RunName): RunTold {
  const run = told.object.runs.find((each) => each.name === name) as RunTold
  if (run.skipped) expect(run.why).toMatch(/may not mount|is not installed/)
  const { lost, duplicated, outOfOrder, seqGaps, violations } = run.counts
  expect({ ok: run.ok || run.skipped, lost, duplicated, outOfOrder, seqGaps, violations }, `${run.why ?? ''} ${run.problems?.join('\n') ?? ''}`).toEqual({ ok: true, lost: 0, duplicated: 0, outOfOrder: 0, seqGaps: 0, violations: 0 })
  return run
}

describe('npm run faults', () => {
  it('[FA1] every run is held, says that its database is durable and prints its seed; a held one is not skipped', () => {
    expect(told.object.runs.map(({ name }) => name).sort()).toEqual([...runNames].sort())
    expect(told.err.match(/fsync = on, synchronous_commit = on, full_page_writes = on/g)?.length).toBeGreaterThanOrEqual(runNames.length - told.object.runs.filter(({ skipped }) => skipped).length)
    expect(told.err.match(/seed 20/g)?.length).toBe(runNames.length)
    expect(told.object.runs.filter(({ skipped }) => skipped).map(({ name }) => name).filter((name) => name !== 'disk' && name !== 'clock')).toEqual([])
    expect(told.object.runs.filter(({ ok, skipped }) => ok && skipped)).toEqual([])
    expect(readdirSync(folder).filter((name) => name.startsWith('engawa-measure-'))).toEqual([])
    expect(told.object.seconds).toBeLessThanOrEqual(promisedS * burden)
  })

  it('[FA2] nodes killed, a node killed with its database, random programs: what was acknowledged is there, once, in one order', () => {
    expect(held('app-kill').counts.acked).toBeGreaterThanOrEqual(400)
    expect(held('app-kill').figures.kills).toBeGreaterThanOrEqual(40)
    expect(held('app-kill').figures.groupKills).toBeGreaterThanOrEqual(20)
    expect(held('app-kill').figures.hangs).toBeGreaterThanOrEqual(2)
    // Whoever wrote at the node that stood still had to lose their patience first.
    expect(held('app-kill').figures.othersTalkMs).toBeGreaterThan(2_000)
    expect(held('model').figures.programs).toBe(60)
  })

  it('[FA3] nobody who was asked to rest, removed, locked, paused or closed out writes or hears any more, with Redis and without', () => {
    const { interleavings, refused, rests, removals, locks, pauses, closings, lockedOut } = held('silence').figures
    expect(interleavings).toBe(500)
    expect(refused).toBeGreaterThan(500)
    for (const count of [rests, removals, locks, lockedOut]) expect(count).toBeGreaterThanOrEqual(50)
    for (const count of [pauses, closings]) expect(count).toBeGreaterThanOrEqual(10)
  })

  it('[FA4] every raise is one escalation, told outside', () => {
    const { raises, escalations, arrivedWithinMs } = held('raise').figures
    expect([raises, escalations]).toEqual([40, 40])
    // Each by itself: from the raise, or from the receiver's return where that is later.
    expect(arrivedWithinMs).toBeLessThanOrEqual(30_000 * burden)
  })

  it('[FA5] two listeners or two owners never', () => {
    for (const name of ['claim', 'ack'] as const) expect(held(name).figures).toMatchObject({ races: 500, twoWinners: 0 })
  })

  it('[FA6] the database stopped, hung or moved: all are told within two seconds, nothing is acknowledged falsely, and everyone writes again', () => {
    expect(held('postgres').figures.faults).toBe(9)
    expect(held('postgres').figures.toldWithinMs).toBeLessThanOrEqual(2_000)
    expect(held('postgres').figures.backWithinMs).toBeLessThanOrEqual(20_000 * burden)
  })

  it('[FA6] the database’s disk full: every try to write is answered within two seconds, and each writer is told no', (ctx) => {
    const run = held('disk')
    if (run.skipped) return ctx.skip(run.why)
    expect(run.figures.refused).toBeGreaterThanOrEqual(4)
    expect(run.figures.toldWithinMs).toBeLessThanOrEqual(2_000)
  })

  it('[FA7] Redis killed, hung, emptied or full: nothing is lost, and three seconds after its return all is whole', () => {
    expect(held('redis').figures.faults).toBe(8)
    expect(held('redis').figures.wholeWithinMs).toBeLessThanOrEqual(3_000)
    // Not only by reading back: what is said at the one node comes to the other by itself again.
    expect(held('redis').figures.newsWithinMs).toBeLessThanOrEqual(3_000)
  })

  it('[FA8] packets and requests by chance and the wire advisories end nothing', () => {
    expect(held('fuzz').figures.inputs).toBe(100_000)
    expect(held('fuzz').figures.advisories).toBeGreaterThanOrEqual(14)
    expect(held('fuzz').figures.honestP99Ms).toBeLessThanOrEqual(1_000)
  })

  it('[FA9] all come back after a storm, and a node that is told to stop drains', () => {
    expect(held('storm').figures.clients).toBe(500)
    expect(held('storm').figures.allMs).toBeLessThanOrEqual(20_000)
    expect(held('rolling').figures.clients).toBe(500)
    expect(held('rolling').figures.drainedWithinMs).toBeLessThanOrEqual(10_000)
  })

  it('[FA10] a node whose clock is an hour off, or jumps, changes neither order nor deadlines, also where it is the one that erases', (ctx) => {
    const run = held('clock')
    if (run.skipped) return ctx.skip(run.why)
    expect(run.figures).toMatchObject({ clocks: 3, sweptBy: 3, early: 6 })
  })

  it('[FA1] a run that does not hold saves its schedule, which is played again as it was and fails as it did; wrong usage exits with 2', async () => {
    // No more than ten people press in one step: a plan of eleven is one that cannot hold.
    const schedule = { run: 'ack', profile: 'short', seed: 3, plan: [{ raises: 11, aheadMs: 0 }] }
    writeFileSync(join(folder, 'broken.json'), JSON.stringify(schedule))
    const first = await faults(['--replay', 'broken.json', '--keep', 'kept'], replaysWithinMs)
    const saved = join('kept', 'faults-ack-3.json')
    expect(first.err).toContain(`--replay ${join(folder, saved)}`)
    expect(JSON.parse(readFileSync(join(folder, saved), 'utf8'))).toEqual(schedule)
    const second = await faults(['--replay', saved, '--keep', 'kept'], replaysWithinMs)
    for (const { code, object, err } of [first, second]) {
      expect(object.runs, err).toMatchObject([{ name: 'ack', ok: false, skipped: false, counts: { violations: 1 }, figures: { races: 10 }, problems: ['11 raises made 10 open escalations'] }])
      expect(code).toBe(1)
    }
    for (const args of [[], ['--profile', 'long'], ['--profile', 'short', '--only', 'nothing'], ['--replay', 'missing.json']]) expect((await faults(args, replaysWithinMs)).code, args.join(' ')).toBe(2)
  })
})
