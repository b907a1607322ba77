// The embedded PostgreSQL, from empty folder to address (OP2–OP5). The npm package's own class is left
// aside: it looks for root's substitute by one fixed name, shares the terminal's signals with the
// database, keeps its password in code, and knows neither orphans nor a second instance.
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { Log } from '#server/log'
import { StartProblem } from '#server/start-problem'
import { asFolderProblem } from '#server/storage/data-folder'
import { type Hold, holdFolder } from '#server/storage/hold-folder'
import { addressOf } from './address.ts'
import { clusterProblem, createCluster, layoutOf, logSince, logSize, type Passwords, prepareBase, readPasswords } from './cluster.ts'
import { becomesReady, freePort, spawnPostmaster, stopChild, stopOrphan } from './postmaster.ts'
import { preparePrograms } from './programs.ts'
import { chooseAccount, isRoot } from './run-as.ts'

export interface EmbeddedPostgres {
  /** As the role `engawa`, which owns the database `engawa`. */
  url: string
  /** As the cluster's superuser, for making and dropping databases (tests, restore). */
  ownerUrl: string
  stop(): Promise<void>
}

export type StartLog = Pick<Log, 'info' | 'error'>

const FIRST_RETRY_MS = 200
const LAST_RETRY_MS = 5_000

async function ensureDatabase(ownerUrl: string, passwords: Passwords): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ has_role: boolean; has_database: boolean }>(
      `select exists (select from pg_roles where rolname = 'engawa') as has_role,
              exists (select from pg_database where datname = 'engawa') as has_database`,
    )
    // The password is ours, base64url: it needs no escaping.
    if (!rows[0]?.has_role) await client.query(`create role engawa login password '${passwords.engawa}'`)
    if (!rows[0]?.has_database) await client.query('create database engawa owner engawa')
  } finally {
    await client.end()
  }
}

async function start(dataDir: string, log: StartLog, hold: Hold): Promise<EmbeddedPostgres> {
  const layout = layoutOf(dataDir)
  const account = chooseAccount(layout.cluster)
  if (isRoot() && !account) {
    throw new StartProblem('embedded_database_unavailable', {
      ja: 'root のままではデータベースを動かせません。ふつうの利用者で始めるか、利用者 engawa を作るか（useradd --system engawa）、DATABASE_URL を入れてください。',
      en: 'The database cannot run as root. Start as an ordinary user, make a user named engawa (useradd --system engawa), or set DATABASE_URL.',
    })
  }
  prepareBase(dataDir, layout, account)
  const programs = preparePrograms(account, join(layout.base, 'programs'))
  if (!existsSync(layout.cluster)) createCluster(programs, layout, account, dataDir)
  if (await stopOrphan(layout)) log.info('database.orphan_stopped')

  let port = await freePort()
  let child: ChildProcess | undefined
  let isStopping = false

  // The port may be taken between choosing and binding; dying helpers of a killed server need a moment.
  const launch = async (attempts: number, mayMove: boolean): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      const sizeBefore = logSize(layout)
      child = spawnPostmaster(programs, layout, account, port)
      if (await becomesReady(child, layout)) break
      const said = logSince(layout, sizeBefore)
      if (attempt >= attempts || isStopping) throw clusterProblem(layout, dataDir, said)
      if (mayMove && said.includes('Address already in use')) port = await freePort()
      else if (!/Address already in use|shared memory block/.test(said)) throw clusterProblem(layout, dataDir, said)
      await pause(FIRST_RETRY_MS)
    }
    child.once('exit', () => void revive())
  }

  // Same port, so that the address the app holds stays true.
  const revive = async (): Promise<void> => {
    for (let waitMs = FIRST_RETRY_MS; !isStopping; waitMs = Math.min(waitMs * 2, LAST_RETRY_MS)) {
      log.error('database.died', undefined, { ms: waitMs })
      await pause(waitMs)
      if (isStopping) return
      try {
        await stopOrphan(layout)
        return await launch(10, false)
      } catch (error) {
        log.error('database.not_revived', error)
      }
    }
  }

  // However the app ends, short of a kill -9, its database ends with it.
  const endWithApp = (): void => {
    child?.kill('SIGINT')
  }
  process.once('exit', endWithApp)
  await launch(25, true)

  const stop = async (): Promise<void> => {
    isStopping = true
    if (child) await stopChild(child)
    process.off('exit', endWithApp)
    await hold.release()
  }

  try {
    const passwords = readPasswords(layout)
    const ownerUrl = addressOf('postgres', passwords.owner, port, 'postgres')
    await ensureDatabase(ownerUrl, passwords)
    return { url: addressOf('engawa', passwords.engawa, port), ownerUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

export async function startEmbeddedPostgres({ dataDir, log }: { dataDir: string; log: StartLog }): Promise<EmbeddedPostgres> {
  let hold: Hold | undefined
  try {
    hold = await holdFolder(dataDir)
    return await start(dataDir, log, hold)
  } catch (error) {
    await hold?.release()
    throw asFolderProblem(error, dataDir)
  }
}
