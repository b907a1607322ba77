// The pool of connections: short patience everywhere, so that a frozen database is noticed and never hangs a person (DEL-03).
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Refusal } from '#shared/refusal'

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (value) => new Date(value).getTime())

export type Row = Record<string, unknown>

/** One way to ask the database, on the pool or inside a transaction. Prepared by name, so each text is planned once. */
export interface Asker {
  rows<T extends object = Row>(sql: string, values?: readonly unknown[]): Promise<T[]>
  row<T extends object = Row>(sql: string, values?: readonly unknown[]): Promise<T | undefined>
  /** @returns how many rows were changed */
  run(sql: string, values?: readonly unknown[]): Promise<number>
}

const patienceMs = 1_800
/** Who is told so asks for no more than it holds, for this long. */
const narrowMs = 5_000
/** One for lines of talk, one for all else. */
const fewest = 2

/** The database has no connection left to give: it is full, not away. */
const isFull = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '53300'

/** Nothing could be lent: that says of the pool that it is short, not of the database that it is away. */
export const isShort = (error: unknown): boolean => isFull(error) || (error instanceof Error && error.message === 'timeout exceeded when trying to connect')

type Lent = Parameters<pg.Pool['connect']>[0]

/** Several nodes may want more connections than the database gives: who asks then waits for one of those that are held here (WI16). */
class PatientPool extends pg.Pool {
  readonly #most = this.options.max
  /** Those that are there: the pool counts with them those it only tries to have. */
  readonly #held = new Set<pg.PoolClient>()
  #narrowUntil = 0
  #feeling: NodeJS.Timeout | undefined

  constructor(options: pg.PoolConfig) {
    super(options)
    this.on('connect', (client) => void this.#held.add(client))
    this.on('remove', (client) => void this.#held.delete(client))
  }

  override connect(): Promise<pg.PoolClient>
  override connect(lent: Lent): void
  override connect(lent?: Lent): Promise<pg.PoolClient> | void {
    if (lent) return this.#lend(lent, performance.now() + patienceMs)
    return new Promise((done, failed) => this.#lend((error, client) => (client ? done(client) : failed(error)), performance.now() + patienceMs))
  }

  #lend(lent: Lent, until: number): void {
    if (this.options.max !== this.#most && performance.now() > this.#narrowUntil) this.options.max = this.#most
    super.connect((error, client, release) => {
      if (!isFull(error) || performance.now() > until) return lent(error, client, release)
      this.#narrow()
      this.#lend(lent, until)
    })
  }

  #narrow(): void {
    this.options.max = Math.min(this.#most, this.#held.size)
    this.#narrowUntil = performance.now() + narrowMs
    // With so few nothing need ever come back that could be waited for.
    if (this.#held.size < fewest) this.#feeling ??= setTimeout(() => this.#feel(), 50)
  }

  /** One at a time asks for one more, for whoever has waited longest. */
  #feel(): void {
    this.#feeling = undefined
    if (this.waitingCount === 0) return void (this.options.max = this.#most)
    this.options.max = this.#held.size + 1
    super.connect((error, client, release) => {
      if (client) release()
      // One that is away is not full: who asks is to hear so at once, and all are to come back when it does.
      if (client || isShort(error)) this.#narrow()
      else this.options.max = this.#most
    })
    // Only this one: the pool would let the next in line try as soon as it fails.
    this.options.max = this.#held.size
  }
}

export function makePool(url: string, max = 20): pg.Pool {
  // What a transaction asks in one breath goes out in one write, and is answered in its order.
  return new PatientPool({
    pipeline: true, connectionString: url, max, connectionTimeoutMillis: patienceMs, query_timeout: 5_000, statement_timeout: 4_500,
    idle_in_transaction_session_timeout: 10_000, keepAlive: true, application_name: 'engawa',
  })
}

const names = new Map<string, string>()

function nameOf(sql: string): string {
  let name = names.get(sql)
  if (name === undefined) names.set(sql, (name = `q${names.size}`))
  return name
}

/** Connection trouble is an expected "no" with a code, and why beside it; anything else the database says is a bug and stays one. */
export function asRefusal(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const isConnection = /^(08|57P|53|58)/.test(code) || code === '57014' || code === '25P03' || /^E[A-Z]+$/.test(code)
  const isPatience = error instanceof Error && /timeout|terminat|Connection|ended|calling end|not queryable/i.test(error.message) && !/^[0-9A-Z]{5}$/.test(code)
  return isConnection || isPatience ? Object.assign(new Refusal('unavailable', 2_000), { cause: error }) : error
}

/** Two waited for each other and the database threw this one away: nothing of it was done, so it may be done again. */
export function isClash(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001')
}

/** It was refused because what stood before it in its transaction had failed. */
export function isBehindFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '25P02'
}

const triesAtMost = 4

/** @param work does nothing outside the database that must not be done twice */
export async function againOnClash<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isClash(error) || tries === triesAtMost) throw error
      // The other one first: it has waited for these rows, and would be overtaken.
      await pause(10 * tries)
    }
  }
}

export function askerOf(client: { query(config: pg.QueryConfig): Promise<pg.QueryResult> }, onResult: (isUp: boolean, error?: unknown) => void): Asker {
  const query = async (sql: string, values: readonly unknown[] = []) => {
    try {
      const result = await client.query({ name: nameOf(sql), text: sql, values: [...values] })
      onResult(true)
      return result
    } catch (error) {
      const told = asRefusal(error)
      if (told instanceof Refusal) onResult(false, error)
      throw told
    }
  }
  return {
    rows: async <T extends object>(sql: string, values?: readonly unknown[]) => (await query(sql, values)).rows as T[],
    row: async <T extends object>(sql: string, values?: readonly unknown[]) => (await query(sql, values)).rows[0] as T | undefined,
    run: async (sql, values) => (await query(sql, values)).rowCount ?? 0,
  }
}

/** A moment for a timestamptz parameter. */
export function at(moment: number | null): Date | null {
  return moment === null ? null : new Date(moment)
}
