// The running server process: which process holds the cluster now, starting one, stopping one (OP2, OP4, OP5).
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StartProblem } from '#server/start-problem'
import { type Layout, openStreams, PLAIN_ENVIRONMENT, seenBy } from './cluster.ts'
import type { Programs } from './programs.ts'
import type { Account } from './run-as.ts'

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // Loopback with a password only: one way in, and no socket file to place and to guard.
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What people wrote must not reach a log: no statements, no details of the row that failed.
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
}

function pidFile(layout: Layout): string[] {
  try {
    return readFileSync(join(layout.cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** A process number alone proves nothing after a reboot: it must be a server that works in this very folder. */
function holdsCluster(pid: number, layout: Layout): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(layout.cluster)
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout.includes(layout.cluster)
  } catch {
    return false
  }
}

export interface Running {
  pid: number
  port: number
  isReady: boolean
}

/** The server that holds the cluster at this moment, whoever started it. */
export function findRunning(layout: Layout): Running | undefined {
  const lines = pidFile(layout)
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1 || !holdsCluster(pid, layout)) return undefined
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
}

/** Fast shutdown: running work is rolled back, everything committed stays. If that hangs, the log replays it at the next start. */
export async function stopRunning(layout: Layout, pid: number, patienceMs = 20_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const deadline = performance.now() + patienceMs
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    while (performance.now() < deadline) {
      if (!holdsCluster(pid, layout)) return
      await pause(10)
    }
  }
  throw new StartProblem('database_did_not_start', {
    ja: `前のデータベース（プロセス ${pid}）が止まりません。機械を再起動してください。`,
    en: `The previous database (process ${pid}) does not stop. Restart the machine.`,
  })
}

/** The same for a server of our own, which may still be on its way up. */
export async function stopChild(child: ChildProcess, patienceMs = 20_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill(signal)
    await Promise.race([ended, pause(patienceMs, undefined, { ref: false })])
  }
}

/** After a `kill -9` of the app its database lives on. The data folder is ours alone by now, so it is an orphan. */
export async function stopOrphan(layout: Layout): Promise<boolean> {
  const orphan = findRunning(layout)
  if (orphan) await stopRunning(layout, orphan.pid)
  else rmSync(join(layout.cluster, 'postmaster.pid'), { force: true })
  return orphan !== undefined
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

/** A session of its own (`detached`): the terminal's Ctrl-C reaches the app, which drains first, and never the database. */
export function spawnPostmaster(programs: Programs, layout: Layout, account: Account | undefined, port: number): ChildProcess {
  const settings = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const streams = openStreams(layout)
  try {
    return spawn(programs.postgres, ['-D', seenBy(account, layout, 'cluster'), ...settings], {
      ...account,
      cwd: '/',
      env: PLAIN_ENVIRONMENT,
      stdio: streams.stdio,
      detached: true,
    })
  } finally {
    streams.close()
  }
}

/** True once it answers, false when it went away instead. */
export async function becomesReady(child: ChildProcess, layout: Layout): Promise<boolean> {
  let hasExited = false
  child.once('exit', () => {
    hasExited = true
  })
  child.once('error', () => {
    hasExited = true
  })
  while (!hasExited) {
    const running = findRunning(layout)
    if (running?.pid === child.pid && running?.isReady) return true
    await pause(10)
  }
  return false
}
