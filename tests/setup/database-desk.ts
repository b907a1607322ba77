// One embedded PostgreSQL for a whole test run, started when the first test file asks for a database. A
// template is brought to the newest schema once; every file gets its own copy of it.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { holdFolder } from '../../server/storage/hold-folder.ts'
import { layoutOf } from '../../server/storage/postgres/embedded/cluster.ts'
import { stopOrphan } from '../../server/storage/postgres/embedded/postmaster.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/storage/postgres/embedded/start-embedded-postgres.ts'
import { migrate } from '../../server/storage/postgres/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseDesk: string
  }
}

const PREFIX = 'engawa-test-'
const TEMPLATE = 'engawa_template'
const QUIET = { info: () => undefined, error: () => undefined }

/** A test run that was killed leaves its database running: the next run clears it away. */
async function clearAwayKilledRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    try {
      const hold = await holdFolder(folder)
      await stopOrphan(layoutOf(folder))
      rmSync(folder, { recursive: true, force: true })
      await hold.release()
    } catch {
      // Held: another run is at work in it.
    }
  }
}

const inDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href

interface Desk {
  create(isEmpty: boolean): Promise<{ url: string }>
  drop(name: string): Promise<void>
  close(): Promise<void>
}

async function openDesk(): Promise<Desk> {
  await clearAwayKilledRuns()
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX))
  const embedded: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir, log: QUIET })
  const owner = new Client({ connectionString: embedded.ownerUrl })
  // Ends with the server, after the last test.
  owner.on('error', () => undefined)
  await owner.connect()
  await owner.query(`create database ${TEMPLATE} owner engawa`)
  await migrate(inDatabase(embedded.url, TEMPLATE))
  return {
    async create(isEmpty) {
      const name = `t_${randomBytes(8).toString('hex')}`
      await owner.query(`create database ${name} owner engawa template ${isEmpty ? 'template0' : TEMPLATE}`)
      return { url: inDatabase(embedded.url, name) }
    },
    async drop(name) {
      if (/^t_[0-9a-f]{16}$/.test(name)) await owner.query(`drop database if exists ${name} with (force)`)
    },
    async close() {
      await owner.end()
      await embedded.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Vitest's global set-up: a desk that test files reach over loopback, each from its own process. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let desk: Promise<Desk> | undefined
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://desk')
    try {
      desk ??= openDesk()
      const open = await desk
      const answer = request.method === 'POST' ? await open.create(searchParams.has('empty')) : await open.drop(pathname.slice(1))
      response.end(JSON.stringify(answer ?? {}))
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? `${error.message}\n${error.stack}` : String(error))
    }
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  project.provide('databaseDesk', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return async () => {
    server.close()
    server.closeAllConnections()
    await (await desk)?.close()
  }
}
