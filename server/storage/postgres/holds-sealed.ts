// Whether something sealed stands in a database already, so that a lost key is never replaced in silence (rule CR5).
import { makePool } from './pool.ts'

/** @param url a database that is migrated */
export async function holdsSealed(url: string): Promise<boolean> {
  const pool = makePool(url, 1)
  try {
    const { rows } = await pool.query<{ sealed: boolean }>('select key_check is not null as sealed from deployment')
    return rows[0]?.sealed ?? false
  } finally {
    await pool.end()
  }
}
