// A database of a run's own (rule RP8): the embedded PostgreSQL in a scratch folder, at the newest schema, furnished through the
// server's own storage before any app opens it.
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type BuiltContext, buildContext } from '#server/build-context'
import type { Log } from '#server/log'
import { checkMasterKey } from '#server/records/check-master-key'
import { seedBasics } from '#server/seed/seed-basics'
import { migrate } from '#server/storage/postgres/migrate'
import { startEmbeddedPostgres } from '#server/storage/postgres/embedded/start-embedded-postgres'
import type { Id } from '#shared/ids'
import { clearAwayKilledRuns, makeScratch } from './scratch-folder.ts'
import type { Workshop } from './measuring-command.ts'

export interface OwnDatabase {
  folder: string
  url: string
  masterKey: Buffer
  /** Puts rows in before an app runs; the house counts as one of practice. */
  furnish<T>(work: (context: BuiltContext, areaId: Id) => Promise<T>): Promise<T>
}

export async function openOwnDatabase(workshop: Workshop): Promise<OwnDatabase> {
  await clearAwayKilledRuns()
  const folder = makeScratch()
  workshop.atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const log: Log = {
    info: () => undefined,
    warn: (what) => workshop.say(what),
    error: (what, error) => workshop.say(`${what} ${error instanceof Error ? error.message : ''}`.trim()),
  }
  const embedded = await startEmbeddedPostgres({ dataDir: folder, log })
  workshop.atEnd(() => embedded.stop())
  await migrate(embedded.url)
  const masterKey = randomBytes(32)
  return {
    folder, url: embedded.url, masterKey,
    async furnish(work) {
      const context = await buildContext({ databaseUrl: embedded.url, masterKey, log })
      try {
        await checkMasterKey(context)
        await context.store.records.markDemo()
        return await work(context, await seedBasics(context))
      } finally {
        await context.store.close()
      }
    },
  }
}
