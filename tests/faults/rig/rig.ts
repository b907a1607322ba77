// What all runs of one call share: a real PostgreSQL and a real Redis of the rig's own, a scratch folder, chance with a seed.
import { rmSync } from 'node:fs'
import { holdFolder } from '#server/storage/hold-folder'
import type { Workshop } from '#tests/measure/measuring-command'
import { clearAwayKilledRuns, makeScratch } from '#tests/measure/scratch-folder'
import { RedisServer } from '#tests/support/redis-server'
import { PostgresServer } from './postgres-server.ts'

export interface Rig {
  folder: string
  postgres: PostgresServer
  redis: RedisServer
  say(line: string): void
  /** Ended last to first when the run is over. */
  atEnd(close: () => Promise<unknown> | unknown): void
}

export interface OpenRig {
  /** For one run: what it starts ends with it. */
  during<T>(work: (rig: Rig) => Promise<T>): Promise<T>
}

export async function openRig(workshop: Workshop): Promise<OpenRig> {
  await clearAwayKilledRuns()
  const folder = makeScratch()
  const hold = await holdFolder(folder)
  workshop.atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  workshop.atEnd(() => hold.release())
  const postgres = await PostgresServer.start(folder)
  workshop.atEnd(() => postgres.stop())
  const redis = await RedisServer.start()
  workshop.atEnd(() => redis.kill())

  const underWay = new Set<() => Promise<void>>()
  workshop.atEnd(() => Promise.all([...underWay].map((close) => close())))
  return {
    async during(work) {
      const closers: (() => Promise<unknown> | unknown)[] = []
      const close = async (): Promise<void> => {
        for (const each of closers.splice(0).reverse()) await Promise.resolve(each()).catch((error: Error) => workshop.say(`left behind: ${error.message}`))
      }
      underWay.add(close)
      try {
        return await work({ folder, postgres, redis, say: (line) => workshop.say(line), atEnd: (each) => void closers.push(each) })
      } finally {
        await close()
        underWay.delete(close)
      }
    },
  }
}
