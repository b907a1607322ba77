// Brings a database to the newest schema, once, under the migration library's advisory lock (rule OP6).
import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import { Client } from 'pg'

/** @param url a PostgreSQL address whose user may create tables. Safe to call from several processes at once. */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  // A connection that falls is told by the question it carried; one that carries none any more has nothing to tell.
  client.on('error', () => undefined)
  await client.connect()
  await bringUp(client).finally(() => client.end())
}

async function bringUp(client: Client): Promise<void> {
  await runner({
    dbClient: client,
    dir: fileURLToPath(new URL('./migrations/', import.meta.url)),
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
