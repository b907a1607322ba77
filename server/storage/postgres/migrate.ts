// Brings a database to the newest schema, once, under the migration library's advisory lock (rule OP6).
import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'

/** @param url a PostgreSQL address whose user may create tables. Safe to call from several processes at once. */
export async function migrate(url: string): Promise<void> {
  await runner({
    databaseUrl: url,
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
