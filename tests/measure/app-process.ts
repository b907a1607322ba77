// The shipped app as a process of its own (rule RP8): `dist/server/main.js`, nothing of it replaced, on a free port.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { MissingPart } from './problems.ts'
import { projectRoot } from './project-root.ts'

export interface AppOptions {
  databaseUrl: string
  masterKey: Buffer
  /** the run's scratch folder: the app's data folder lies in it */
  folder: string
  env?: NodeJS.ProcessEnv
  /** Node's own flags */
  flags?: readonly string[]
}

export interface AppProcess {
  url: string
  pid: number
  /** lines of its log at level error or above: class, code and place, never a text */
  errors: readonly string[]
  ended: Promise<number | null>
  stop(): Promise<void>
}

/** A busy machine takes its time; what hangs is ended by the bound of its run. */
const readyWithinMs = 180_000
/** One knock at its door; the next may be answered. */
const answersWithinMs = 5_000
const errorLevel = 50

export async function startApp({ databaseUrl, masterKey, folder, env = {}, flags = [] }: AppOptions): Promise<AppProcess> {
  const main = join(projectRoot(), 'dist', 'server', 'main.js')
  if (!existsSync(main)) throw new MissingPart('the build is missing: run `npm run build`')
  const child = spawn(process.execPath, [...flags, main], {
    cwd: folder,
    env: {
      PATH: process.env.PATH, HOME: process.env.HOME, MODE: 'demo', PRACTICE: 'empty', PORT: '0', METRICS_PORT: '0', DATABASE_URL: databaseUrl, DATA_DIR: join(folder, 'app'),
      ENGAWA_MASTER_KEY: masterKey.toString('base64'), ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C reaches the command, which then ends the app in good order.
    detached: true,
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  if (child.pid === undefined) throw new MissingPart('the app could not be started')
  const said = listen(child)
  const url = await becomesReady(child, said, env.PORT).catch(async (error) => {
    await stop(child, ended)
    throw error
  })
  return { url, pid: child.pid, errors: said.errors, ended, stop: () => stop(child, ended) }
}

interface Said { head: string; problem: string; errors: string[] }

function listen(child: ChildProcess): Said {
  const said: Said = { head: '', problem: '', errors: [] }
  let rest = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    if (said.head.length < 8_000) said.head += chunk
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (isError(line) && said.errors.length < 1_000) said.errors.push(line)
  })
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => { said.problem = (said.problem + chunk).slice(-4_000) })
  return said
}

function isError(line: string): boolean {
  if (!line.startsWith('{')) return false
  try {
    return (JSON.parse(line) as { level: number }).level >= errorLevel
  } catch {
    return false
  }
}

/** @param given the port it was told to take; else it says which one it has */
async function becomesReady(child: ChildProcess, said: Said, given?: string): Promise<string> {
  const until = performance.now() + readyWithinMs
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) throw new MissingPart(`the app did not start: ${said.problem.trim()}`)
    const port = given ?? /http:\/\/localhost:(\d+)/.exec(said.head)?.[1]
    const url = `http://127.0.0.1:${port}`
    if (port !== undefined && (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(answersWithinMs) }).then((answer) => answer.ok, () => false))) return url
    await pause(20)
  }
  throw new MissingPart(`the app was not ready within ${readyWithinMs / 1000} s`)
}

async function stop(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const gaveUp = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await ended
  clearTimeout(gaveUp)
}
