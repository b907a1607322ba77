// The database for a tool's short work: the operator's own, the embedded one that is running, or a sleeping one woken and laid
// to rest again (rule OP4).
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { askVersion } from './open-database.ts'
import { addressOf } from './postgres/embedded/address.ts'
import { layoutOf, readPasswords } from './postgres/embedded/cluster.ts'
import { findRunning } from './postgres/embedded/postmaster.ts'
import { startEmbeddedPostgres } from './postgres/embedded/start-embedded-postgres.ts'

export async function joinDatabase<T>(config: Config, log: Log, work: (url: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl !== undefined) {
    await askVersion(config.databaseUrl)
    return work(config.databaseUrl)
  }
  const layout = layoutOf(config.dataDir)
  const running = findRunning(layout)
  if (running?.isReady) return work(addressOf('engawa', readPasswords(layout).engawa, running.port))
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, log })
  try {
    return await work(embedded.url)
  } finally {
    await embedded.stop()
  }
}
