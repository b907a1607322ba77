// Brings a database to the newest schema, once, under the migration library's advisory lock (rule OP6).
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'

const folder = fileURLToPath(new URL('./migrations/', import.meta.url))

/** @param url a PostgreSQL address whose user may create tables. Safe to call from several processes at once. */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  // A connection that falls is told by the question it carried; one that carries none any more has nothing to tell.
  client.on('error', () => undefined)
  await client.connect()
  await (async () => {
    if (!(await isNewest(client))) await bringUp(client)
  })().finally(() => client.end())
}

/** Nearly every start: nothing is left to do, and neither the library nor its lock is needed. What another process is just doing has
 * not been done yet. */
async function isNewest(client: Client): Promise<boolean> {
  const { rows: [table] } = await client.query<{ found: string | null }>(`select to_regclass('schema_migrations') as found`)
  if (!table?.found) return false
  const { rows } = await client.query<{ name: string }>('select name from schema_migrations')
  const done = new Set(rows.map(({ name }) => name))
  return readdirSync(folder).filter((name) => name.endsWith('.sql')).every((name) => done.has(name.slice(0, -'.sql'.length)))
}

async function bringUp(client: Client): Promise<void> {
  const { runner } = await import('node-pg-migrate')
  await runner({
    dbClient: client,
    dir: folder,
    direction: 'up',
    migrationsTable: 'schema_migrations',
    // Migrations written side by side land in any order; each stands on 0001 and on nothing that has a higher number.
    checkOrder: false,
    singleTransaction: true,
    // Nodes that start at the same moment: the second waits for the first, and finds nothing left to do.
    advisoryLockMode: 'wait',
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  })
}
