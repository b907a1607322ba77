// The folder of the embedded PostgreSQL: where things lie in it, how it is first made, its passwords (OP2, OP3).
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diskFull, StartProblem } from '#server/start-problem'
import type { Programs } from './programs.ts'
import type { Account } from './run-as.ts'

export interface Passwords {
  /** The cluster's superuser `postgres`: makes the database, used for nothing else. */
  owner: string
  /** The role `engawa`, which owns the one database and can do nothing beside it. */
  engawa: string
}

export interface Layout {
  /** Everything of the database; the only folder the database's account may enter. */
  base: string
  cluster: string
  passwordFile: string
  logFile: string
}

export function layoutOf(dataDir: string): Layout {
  const base = join(dataDir, 'database')
  return { base, cluster: join(base, 'cluster'), passwordFile: join(dataDir, 'database-password'), logFile: join(base, 'server.log') }
}

// As root the database's account may be unable to enter the folders above its own. It gets an open
// handle instead: /proc/self/fd/3 leads it straight in, wherever the data folder lies.
const HANDLE = '/proc/self/fd/3'

export function seenBy(account: Account | undefined, layout: Layout, name: string): string {
  return account && existsSync('/proc/self/fd') ? `${HANDLE}/${name}` : join(layout.base, name)
}

/** Opens what a child process of that account gets as its streams: nothing in, the log out, the handle. */
export function openStreams(layout: Layout): { stdio: ['ignore', number, number, number]; close(): void } {
  const log = openSync(layout.logFile, 'a', 0o600)
  const handle = openSync(layout.base, 'r')
  return {
    stdio: ['ignore', log, log, handle],
    close: () => {
      closeSync(log)
      closeSync(handle)
    },
  }
}

// Nothing of our own environment (keys, passwords of others) is handed to the database.
export const PLAIN_ENVIRONMENT: NodeJS.ProcessEnv = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

export function logSize(layout: Layout): number {
  return statSync(layout.logFile, { throwIfNoEntry: false })?.size ?? 0
}

/** What the server wrote since the log had that size: an earlier start's reasons are not this one's. */
export function logSince(layout: Layout, size: number): string {
  return existsSync(layout.logFile) ? readFileSync(layout.logFile).subarray(size).toString('utf8') : ''
}

export function readPasswords(layout: Layout): Passwords {
  return JSON.parse(readFileSync(layout.passwordFile, 'utf8')) as Passwords
}

function give(path: string, account: Account | undefined): void {
  if (account) chownSync(path, account.uid, account.gid)
}

export function prepareBase(dataDir: string, layout: Layout, account: Account | undefined): void {
  mkdirSync(layout.base, { recursive: true, mode: 0o700 })
  if (account) give(layout.base, account)
  if (existsSync(layout.logFile) && statSync(layout.logFile).size > 1_000_000) rmSync(layout.logFile)
  if (existsSync(layout.cluster) && !existsSync(layout.passwordFile)) {
    throw new StartProblem('database_did_not_start', {
      ja: `データベースのパスワードのファイル（${layout.passwordFile}）がありません。バックアップから戻すか、DATA_DIR を確かめてください（DATA_DIR: ${dataDir}）。`,
      en: `The database's password file (${layout.passwordFile}) is missing. Restore it, or check DATA_DIR (${dataDir}).`,
    })
  }
}

/** Made beside its final name and then renamed: a start that is killed half-way is simply made again. */
export function createCluster(programs: Programs, layout: Layout, account: Account | undefined, dataDir: string): void {
  const draft = join(layout.base, 'cluster-draft')
  const firstPassword = join(layout.base, 'first-password')
  const passwords: Passwords = { owner: randomBytes(24).toString('base64url'), engawa: randomBytes(24).toString('base64url') }
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(firstPassword, `${passwords.owner}\n`, { mode: 0o600 })
  give(draft, account)
  give(firstPassword, account)
  const sizeBefore = logSize(layout)
  const streams = openStreams(layout)
  try {
    const run = spawnSync(
      programs.initdb,
      [
        `--pgdata=${seenBy(account, layout, 'cluster-draft')}`,
        `--pwfile=${seenBy(account, layout, 'first-password')}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--data-checksums',
        '--no-instructions',
      ],
      { ...account, cwd: '/', env: PLAIN_ENVIRONMENT, stdio: streams.stdio },
    )
    if (run.status !== 0) throw clusterProblem(layout, dataDir, logSince(layout, sizeBefore))
  } finally {
    streams.close()
    rmSync(firstPassword, { force: true })
  }
  writeFileSync(layout.passwordFile, JSON.stringify(passwords), { mode: 0o600 })
  renameSync(draft, layout.cluster)
}

export function clusterProblem(layout: Layout, dataDir: string, said: string): StartProblem {
  if (/No space left on device|Disk quota exceeded/.test(said)) return diskFull(dataDir)
  return new StartProblem('database_did_not_start', {
    ja: `データベースを始められませんでした。わけは ${layout.logFile} の終わりにあります（DATA_DIR: ${dataDir}）。`,
    en: `The database could not be started. The reason is at the end of ${layout.logFile} (DATA_DIR: ${dataDir}).`,
  })
}
