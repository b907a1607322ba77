// Time as the database sees it, carried forward by this process's monotonic clock: a jumping wall clock changes nothing (DEL-12).
import { performance } from 'node:perf_hooks'
import type pg from 'pg'
import type { Clock } from '../../context.ts'

export interface DatabaseClock extends Clock {
  /** Asks the database for the time again; keeps the old reading when it does not answer. */
  sync(): Promise<void>
}

export async function makeDatabaseClock(pool: pg.Pool): Promise<DatabaseClock> {
  let base = 0
  let readAt = 0
  async function read(): Promise<void> {
    const from = performance.now()
    const { rows } = await pool.query<{ ms: number }>("select extract(epoch from clock_timestamp())::float8 * 1000 as ms")
    const until = performance.now()
    base = rows[0]?.ms ?? base
    readAt = (from + until) / 2
  }
  await read()
  return {
    now: () => Math.round(base + performance.now() - readAt),
    sync: () => read().catch(() => undefined),
  }
}
