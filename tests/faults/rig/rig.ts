// What one call of the rig starts: for each run a folder, a real PostgreSQL and a real Redis of its own, so that no run meets what
// another has broken; and a bound for each, so that a run which hangs is a run that failed.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { holdFolder } from '#server/storage/hold-folder'
import type { Workshop } from '#tests/measure/measuring-command'
import { clearAwayKilledRuns, makeScratch, removeScratch } from '#tests/measure/scratch-folder'
import { RedisServer } from '#tests/support/redis-server'
import { PostgresServer } from './postgres-server.ts'

export interface Rig {
  folder: string
  postgres: PostgresServer
  redis: RedisServer
  /** another database server, in a place of the run's own */
  postgresIn(place: string): Promise<PostgresServer>
  say(line: string): void
  /** Ended last to first when the run is over. */
  atEnd(close: () => Promise<unknown> | unknown): void
}

export interface RunLimits { name: string; withinMs: number }

export interface OpenRig {
  /** For one run: what it starts ends with it, also when it does not end by itself. @throws OverranRun */
  during<T>(limits: RunLimits, work: (rig: Rig) => Promise<T>): Promise<T>
}

export class OverranRun extends Error {
  override readonly name = 'OverranRun'
}

type Close = () => Promise<unknown> | unknown
const closesWithinMs = 20_000

export async function openRig(workshop: Workshop): Promise<OpenRig> {
  await clearAwayKilledRuns()
  const folder = makeScratch()
  const hold = await holdFolder(folder)
  workshop.atEnd(() => removeScratch(folder))
  workshop.atEnd(() => hold.release())
  const template = join(folder, 'template')
  mkdirSync(template)
  await PostgresServer.make(template)

  const underWay = new Set<() => Promise<void>>()
  workshop.atEnd(() => Promise.all([...underWay].map((close) => close())))
  return {
    async during({ name, withinMs }, work) {
      const runFolder = join(folder, name)
      mkdirSync(runFolder)
      const say = (line: string): void => workshop.say(`${name}: ${line}`)
      const closers: Close[] = []
      const close = async (): Promise<void> => {
        for (const each of closers.splice(0).reverse()) await closeInTime(each).catch((error: Error) => say(`left behind: ${error.message}`))
      }
      closers.push(() => removeScratch(runFolder))
      underWay.add(close)
      const late = new AbortController()
      try {
        const overrun = pause(withinMs, undefined, { signal: late.signal }).then(() => { throw new OverranRun(`not over after ${withinMs / 1_000} s`) })
        return await Promise.race([overrun, held()])
      } finally {
        late.abort()
        // Whoever still waits for one of them is told by its death.
        await close()
        underWay.delete(close)
      }

      async function held() {
        const postgresIn = async (place: string): Promise<PostgresServer> => {
          const server = await PostgresServer.copy(template, place)
          closers.push(() => { server.goOn(); return server.stopAtOnce() })
          await server.start()
          return server
        }
        const postgres = await postgresIn(runFolder)
        const redis = await RedisServer.start(runFolder)
        closers.push(() => redis.kill())
        return work({ folder: runFolder, postgres, redis, postgresIn, say, atEnd: (each) => void closers.push(each) })
      }
    },
  }
}

async function closeInTime(close: Close): Promise<void> {
  const late = new AbortController()
  try {
    await Promise.race([close(), pause(closesWithinMs, undefined, { signal: late.signal }).then(() => { throw new Error('did not end in time') })])
  } finally {
    late.abort()
  }
}
