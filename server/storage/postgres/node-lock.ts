// One node alone, or several that know of each other (rule OP17): without Redis a second node on the same database refuses to
// start. The lock lives as long as its own connection; a node that dies lets go of it.
import pg from 'pg'
import { StartProblem } from '../../start-problem.ts'

const lockKey = 0x656e6761

export interface NodeLock { release(): Promise<void> }

/** @param isShared nodes joined by Redis share the lock; a node alone takes it whole */
export async function takeNodeLock(url: string, isShared: boolean): Promise<NodeLock> {
  let isReleased = false
  let client = await lock()

  async function lock(): Promise<pg.Client> {
    const next = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000, keepAlive: true, application_name: 'engawa node' })
    next.on('error', () => undefined)
    await next.connect()
    const { rows } = await next.query<{ has: boolean }>(`select ${isShared ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock'}($1) as has`, [lockKey])
    if (rows[0]?.has) {
      // The driver tells of one fall twice: what the database said, and that the line ended.
      next.once('error', () => void again())
      return next
    }
    await next.end()
    throw new StartProblem('second_instance', {
      ja: 'このデータベースでは、もう別の縁側が動いています。二つ以上で動かすときは、すべてに同じ REDIS_URL を入れてください。',
      en: 'Another Engawa already runs on this database. To run several nodes, give all of them the same REDIS_URL.',
    })
  }

  /** The database went away and took the lock with it: taken again as soon as it is back. */
  async function again(): Promise<void> {
    while (!isReleased) {
      const next = await lock().catch(() => null)
      if (next && isReleased) return void next.end().catch(() => undefined)
      if (next) return void (client = next)
      await new Promise((done) => setTimeout(done, 1_000).unref())
    }
  }

  return {
    async release() {
      isReleased = true
      await client.end().catch(() => undefined)
    },
  }
}
