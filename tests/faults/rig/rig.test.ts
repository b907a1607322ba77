// The rig itself: a run that hangs ends as a run that failed, and nothing that anybody started is left over.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { clearAwayKilledRuns } from '#tests/measure/scratch-folder'
import { goesOn, standStill } from '#tests/support/stand-still'
import { isAllHeld } from '../faults-command.ts'
import { FairClock } from './fair-clock.ts'
import { sayDurability } from './house.ts'
import { openRig, OverranRun } from './rig.ts'

const closers: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => { for (const close of closers.splice(0).reverse()) await close() })

/** A process that works in a folder and would never end by itself. */
function workIn(folder: string): ChildProcess {
  return spawn('sleep', ['600'], { cwd: folder, stdio: 'ignore', detached: true })
}
const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

describe('the rig', () => {
  it('[FA11] a run that hangs fails at its bound, and its servers, its folder and its processes are gone', async () => {
    const said: string[] = []
    const rig = await openRig({ seed: 1, say: (line) => void said.push(line), atEnd: (close) => void closers.push(close) })
    let seen = { folder: '', child: undefined as ChildProcess | undefined, port: 0 }
    // A busy machine may take longer than that to bring the servers up: then the same with more time.
    for (const withinMs of [7_000, 30_000, 90_000]) {
      if (seen.port > 0) break
      const held = rig.during({ name: `sleeper-${withinMs}`, withinMs }, async ({ folder, postgres, redis }) => {
        seen = { folder, child: workIn(folder), port: postgres.port }
        // Hung servers are no reason to stay.
        await postgres.hang()
        await redis.hang()
        await new Promise(() => undefined)
      })
      await expect(held).rejects.toThrow(OverranRun)
    }
    expect(seen.port).toBeGreaterThan(0)
    expect(existsSync(seen.folder)).toBe(false)
    await expect.poll(() => seen.child && hasEnded(seen.child)).toBe(true)
    expect(await rig.during({ name: 'next', withinMs: 60_000 }, async ({ postgres }) => postgres.asOwner(async (client) => (await client.query('select 1 as n')).rows))).toEqual([{ n: 1 }])
  })

  it('[FA1] a run on a database that is not durable fails and says which of its promises is off', async () => {
    const said: string[] = []
    const rig = await openRig({ seed: 1, say: () => undefined, atEnd: (close) => void closers.push(close) })
    await rig.during({ name: 'careless', withinMs: 120_000 }, async ({ postgres }) => {
      const url = postgres.urlOf('postgres')
      const look = () => sayDurability({ say: (line) => void said.push(line) }, url)
      await look()
      // The others are set where it is started, and nothing written later turns them off.
      await postgres.asOwner((client) => client.query('alter database postgres set synchronous_commit = off'))
      await expect(look()).rejects.toThrow('not durable: fsync = on, synchronous_commit = off')
    })
    expect(said[0]).toBe('fsync = on, synchronous_commit = on, full_page_writes = on')
  })

  it('[FA1] a run that the machine does not allow fails a full profile and is let be in a short one', () => {
    const [held, skipped, broken] = [{ ok: true, skipped: false }, { ok: false, skipped: true }, { ok: false, skipped: false }]
    expect([[held], [held, skipped], [held, broken], [skipped, broken]].map((told) => [isAllHeld('short', told), isAllHeld('full', told)])).toEqual([[true, true], [true, false], [false, false], [false, false]])
  })

  it('[FA11] what a killed run left is cleared away by the next, and a run that is at work is left alone', async () => {
    const among = mkdtempSync(join(tmpdir(), 'engawa-leftovers-'))
    closers.push(() => rmSync(among, { recursive: true, force: true }))
    const left = join(among, 'engawa-measure-left')
    mkdirSync(join(left, 'node-1'), { recursive: true })
    const orphan = workIn(join(left, 'node-1'))
    const stranger = workIn(among)
    closers.push(() => stranger.kill('SIGKILL'))
    await clearAwayKilledRuns(among)
    expect(readdirSync(among)).toEqual([])
    await expect.poll(() => hasEnded(orphan)).toBe(true)
    expect(hasEnded(stranger)).toBe(false)
  })

  it('[FA2] what is told to stand still does before anybody counts how long', async () => {
    const busy = spawn(process.execPath, ['-e', 'for (;;) process.stdout.write("x")'], { stdio: ['ignore', 'pipe', 'ignore'] })
    closers.push(() => busy.kill('SIGKILL'))
    let said = 0
    busy.stdout.on('data', (bytes: Buffer) => { said += bytes.length })
    const pid = busy.pid ?? 0
    await expect.poll(() => said).toBeGreaterThan(0)
    // Told only, one in twenty goes on for a moment.
    for (let times = 0; times < 200; times += 1) {
      await standStill(pid)
      expect(goesOn(pid)).toBe(false)
      busy.kill('SIGCONT')
      await expect.poll(() => goesOn(pid), { interval: 1 }).toBe(true)
    }
    busy.kill('SIGKILL')
    await expect.poll(() => hasEnded(busy)).toBe(true)
    await standStill(pid)
  })

  it('[FA11] a watch that was kept from running does not count that time', async () => {
    const clock = new FairClock()
    closers.push(() => clock.stop())
    const from = performance.now()
    const standStill = (ms: number): void => { for (const until = performance.now() + ms; performance.now() < until;); }
    await expect.poll(() => performance.now() - from, { interval: 10 }).toBeGreaterThan(100)
    standStill(400)
    const to = performance.now()
    expect(to - from).toBeGreaterThan(490)
    expect(clock.between(from, to)).toBeLessThan(to - from - 250)
    expect(clock.between(from, Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY)
  })
})
