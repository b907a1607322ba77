// A PostgreSQL of the rig's own, from the embedded programs and with the settings the house starts them with: it can be
// stopped at once, hung with every backend, and come back at another port.
import { type ChildProcess, spawnSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { addressOf } from '#server/storage/postgres/embedded/address'
import { createCluster, type Layout, layoutOf, prepareBase, readPasswords } from '#server/storage/postgres/embedded/cluster'
import { becomesReady, spawnPostmaster, stopChild } from '#server/storage/postgres/embedded/postmaster'
import { type Programs, preparePrograms } from '#server/storage/postgres/embedded/programs'
import { type Account, chooseAccount } from '#server/storage/postgres/embedded/run-as'
import { standStill } from '#tests/support/stand-still'
import { steadyPort } from '#tests/support/steady-port'
import { childrenOf, signal } from './processes.ts'

/** For the rig's own questions: an answer that does not come is a no. */
const patienceMs = 20_000

export class PostgresServer {
  #child: ChildProcess | undefined
  #stopped: number[] = []
  port = 0

  private constructor(private readonly layout: Layout, private readonly programs: Programs, private readonly account: Account | undefined) {}

  /** A folder with a fresh cluster, which others are copied from: making one takes seconds, copying it a moment. */
  static async make(folder: string): Promise<void> {
    const layout = layoutOf(folder)
    const account = chooseAccount(layout.cluster)
    prepareBase(folder, layout, account)
    const programs = preparePrograms(account, join(layout.base, 'programs'))
    createCluster(programs, layout, account, folder)
    // The one setting beside the house's own: which of two transactions committed first can then be asked.
    appendFileSync(join(layout.cluster, 'postgresql.conf'), '\ntrack_commit_timestamp = on\n')
    const server = new PostgresServer(layout, programs, account)
    await server.start()
    const { engawa } = readPasswords(layout)
    await server.asOwner((client) => client.query(`create role engawa login password '${engawa}'`))
    await server.stop()
  }

  static async copy(template: string, folder: string): Promise<PostgresServer> {
    const layout = layoutOf(folder)
    // As it lies there, with its owner: the folder that is copied into may be a volume of its own.
    const copied = spawnSync('cp', ['-a', `${template}/.`, folder])
    if (copied.status !== 0) throw new Error('the cluster of the rig could not be copied')
    const account = chooseAccount(layout.cluster)
    return new PostgresServer(layout, preparePrograms(account, join(layout.base, 'programs')), account)
  }

  /** @param isElsewhere at another port than before */
  async start(isElsewhere = false): Promise<void> {
    if (this.port === 0 || isElsewhere) this.port = await steadyPort()
    for (let attempt = 1; ; attempt += 1) {
      this.#child = spawnPostmaster(this.programs, this.layout, this.account, this.port)
      if (await becomesReady(this.#child, this.layout)) return
      if (attempt === 10) throw new Error('the database of the rig does not start')
      await pause(100)
    }
  }

  urlOf(database: string, port = this.port): string {
    return addressOf('engawa', readPasswords(this.layout).engawa, port, database)
  }

  async asOwner<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: addressOf('postgres', readPasswords(this.layout).owner, this.port, 'postgres'), connectionTimeoutMillis: patienceMs, query_timeout: patienceMs })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }

  async ensureRunning(): Promise<void> {
    for (let tries = 0; tries < 50; tries += 1) {
      const child = this.#child
      const isGone = !child || child.exitCode !== null || child.signalCode !== null
      if (isGone) return this.start()
      if (await this.asOwner((client) => client.query('select 1')).then(() => true, () => false)) return
      await pause(200)
    }
  }

  /** As when the power fails: nothing is finished, the log is replayed at the next start. */
  async stopAtOnce(): Promise<void> {
    const child = this.#child
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((done) => child.once('exit', done))
    signal(child.pid, 'SIGQUIT')
    await gone
  }

  /** Postmaster and every backend stop where they stand. */
  async hang(): Promise<void> {
    const pid = this.#child?.pid
    if (!pid) return
    // The postmaster first: it starts no other while they are counted.
    await standStill(pid)
    this.#stopped = [pid, ...childrenOf(pid)]
    await standStill(...this.#stopped)
  }

  goOn(): void {
    for (const each of this.#stopped.splice(0)) signal(each, 'SIGCONT')
  }

  async stop(): Promise<void> {
    this.goOn()
    if (this.#child) await stopChild(this.#child)
  }
}
