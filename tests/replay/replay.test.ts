// The command itself: the built app, a database of its own, dialogues of our own; and the real ones where their folder is given.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../measure/project-root.ts'
import { clearAwayKilledRuns, workingIn } from '../measure/scratch-folder.ts'
import { sourcesIn } from '../architecture/source.ts'

let folder: string
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'engawa-replay-test-')) })
afterAll(async () => {
  // Also when a test of this file failed half-way.
  process.env.TMPDIR = folder
  await clearAwayKilledRuns()
  rmSync(folder, { recursive: true, force: true })
})

interface Ended { code: number | null; object: Record<string, unknown>; err: string }

/** As npm calls it: from the project's folder, with the caller's folder in INIT_CWD. */
async function replay(args: string[], onSaid: (err: string, kill: (signal: NodeJS.Signals) => void) => void = () => undefined): Promise<Ended> {
  const child = spawn(process.execPath, ['server/setup/run.mjs', 'replay', ...args], {
    cwd: projectRoot(), stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, HOME: process.env.HOME, INIT_CWD: folder, TMPDIR: folder },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString('utf8') })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8')
    onSaid(err, (signal) => void child.kill(signal))
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const lines = out.trimEnd().split('\n')
  return { code, object: JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>, err }
}

const clean = { ok: true, held: 0, refused: 0, altered: 0, missing: 0, duplicated: 0, outOfOrder: 0 }
const own = ['drop-in', 'one-to-one'].map((name) => readFileSync(join(projectRoot(), 'tests/replay/own', `${name}.jsonl`), 'utf8')).join('')
const leftBehind = () => readdirSync(folder).filter((name) => name.startsWith('engawa-measure-'))

describe('npm run replay', () => {
  it('[RP3] holds our own dialogues in rooms and in sessions: every reader sees every line once, unaltered, in order', async () => {
    writeFileSync(join(folder, 'own.jsonl'), own)
    const { code, object, err } = await replay(['own.jsonl', '--speed', '600', '--seed', '11'])
    expect(object, err).toMatchObject({ tool: 'replay', v: 1, ...clean, seed: 11, speed: 600, dialogues: 4, messages: 105, readers: 24, deliveries: 54 * 9 + 51 * 3 })
    expect(object.p50Ms).toBeGreaterThan(0)
    expect(object.p99Ms).toBeGreaterThanOrEqual(object.p50Ms as number)
    expect(code).toBe(0)
    // [RP7]: what differs from a house as shipped is said.
    expect(err).toContain("set in replay's own database: rates.talk = ")
    expect(err).toContain("set in replay's own database: breakMs = 0")
    expect(leftBehind()).toEqual([])
  })

  it('[RP6] a missing file and wrong usage exit with 2 before anything is started', async () => {
    for (const args of [['nothing-here.jsonl'], [], ['own.jsonl', '--loud', '1'], ['own.jsonl', '--url', 'http://127.0.0.1:9']]) {
      const { code, object } = await replay(args)
      expect(code, args.join(' ')).toBe(2)
      expect(object).toMatchObject({ tool: 'replay', v: 1, ok: false, error: expect.any(String) })
    }
    expect(leftBehind()).toEqual([])
  })

  it('[RP8] interrupted, it ends its app and its database, and says so', async () => {
    writeFileSync(join(folder, 'own.jsonl'), own)
    const { code, object } = await replay(['own.jsonl', '--speed', '1'], (err, kill) => { if (err.includes('times their pace')) kill('SIGTERM') })
    expect(code).toBe(2)
    expect(object).toMatchObject({ ok: false, error: 'stopped by SIGTERM' })
    expect(leftBehind()).toEqual([])
  })

  it('[RP8] what a killed run left is cleared away by the next', async () => {
    writeFileSync(join(folder, 'own.jsonl'), own)
    await replay(['own.jsonl', '--speed', '1'], (err, kill) => { if (err.includes('times their pace')) kill('SIGKILL') }).catch(() => undefined)
    const [left] = leftBehind()
    expect(left).toBeDefined()
    const pids = workingIn(realpathSync(join(folder, left ?? '')))
    // Its app at least, and its database.
    expect(pids.length).toBeGreaterThan(1)
    const { object } = await replay(['own.jsonl', '--speed', '600', '--limit', '1'])
    expect(object).toMatchObject({ ok: true, dialogues: 1 })
    expect(leftBehind()).toEqual([])
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow()
  })

  it('[RP7] the server has no word of it', () => {
    const knowing = sourcesIn('server', 'shared', 'client').filter(({ path, text }) => !path.startsWith('server/setup/') && /\breplay\b|ENGAWA_DATA/i.test(text))
    expect(knowing.map(({ path }) => path)).toEqual([])
  })
})

const data = process.env.ENGAWA_DATA
if (data === undefined) process.stdout.write('replay over real dialogues: skipped, ENGAWA_DATA names no folder; our own dialogues are replayed.\n')

describe.runIf(data !== undefined)('npm run replay over real dialogues', () => {
  it.each([['drop-in-three-people', 4, 9], ['one-to-one-timed', 12, 3]])('[RP4] %s: the first %i dialogues pass', async (name, limit, readers) => {
    const { code, object, err } = await replay([join(data ?? '', 'dialogues', `${name}.jsonl`), '--limit', `${limit}`, '--speed', '400', '--seed', '3'])
    expect(object, err).toMatchObject({ ok: true, altered: 0, missing: 0, duplicated: 0, outOfOrder: 0, dialogues: limit, readers: limit * readers })
    expect(object.messages).toBeGreaterThan(limit * 25)
    expect(code).toBe(0)
  })
})
