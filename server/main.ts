// The process: settings → database → schema → people → doors open; and, when told to stop, everything closed in order (OP1–OP5).
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createApp } from './app.ts'
import { buildContext, type BuiltContext } from './build-context.ts'
import { readConfig, type Config } from './config.ts'
import { makeLog, type Log } from './log.ts'
import { countProcess, registry } from './metrics.ts'
import { notifyOf } from './notify/notify-of-config.ts'
import { prepareHouse } from './seed/prepare-house.ts'
import { printWelcome } from './setup/welcome.ts'
import { loadMasterKey } from './setup/master-key.ts'
import { quickenStrings } from './setup/quick-strings.ts'
import { explainStartFailure, listenProblem, StartProblem } from './start-problem.ts'
import { prepareDataFolder } from './storage/data-folder.ts'
import { openDatabase } from './storage/open-database.ts'
import { holdsSealed } from './storage/postgres/holds-sealed.ts'
import { takeNodeLock } from './storage/postgres/node-lock.ts'
import { migrate } from './storage/postgres/migrate.ts'

type Closer = () => Promise<unknown>

async function bringUpToDate(url: string): Promise<void> {
  await migrate(url).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!/^(E[A-Z]+|08|28|3D|57)/.test(code)) throw error
    throw new StartProblem('database_unreachable', {
      ja: 'データベースにつながりません。DATABASE_URL の住所・利用者・パスワードと、データベースが動いているかを確かめてください。',
      en: 'The database cannot be reached. Check the address, user and password in DATABASE_URL, and that the server is running.',
    })
  })
}

async function openMetrics(config: Config, closers: Closer[]): Promise<void> {
  if (config.metricsPort === 0) return
  countProcess()
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': registry.contentType }).end(await registry.metrics())
  })
  await new Promise<void>((done, failed) => {
    server.once('error', (error) => failed(listenProblem(error, 'METRICS_PORT', config.metricsPort)))
    server.listen(config.metricsPort, '127.0.0.1', done)
  })
  closers.push(() => new Promise((done) => { server.close(done); server.closeAllConnections() }))
}

async function openDoors(config: Config, context: BuiltContext, closers: Closer[]): Promise<number> {
  const app = createApp(context, {
    publicUrl: config.publicUrl ?? null, proxyHops: config.trustProxyHops, isDemo: config.mode === 'demo', clientFolder: join(config.rootDir, 'dist/client'),
  })
  closers.push(() => app.close())
  const port = await app.listen(config.port, config.host).catch((error) => { throw listenProblem(error, 'PORT', config.port) })
  app.watcher.start()
  app.beat.start()
  app.pings.start()
  const sync = setInterval(() => void context.databaseClock?.sync(), 30_000)
  closers.push(async () => clearInterval(sync))
  return port
}

let dataDir: string | undefined

async function start(closers: Closer[]): Promise<void> {
  // By now every module has been read.
  quickenStrings()
  const config = readConfig(process.env)
  dataDir = config.dataDir
  const log = makeLog()
  prepareDataFolder(config.dataDir, Date.now())
  const database = await openDatabase(config, log)
  closers.push(() => database.stop())
  const { url } = database
  await bringUpToDate(url)
  const lock = await takeNodeLock(url, config.redisUrl !== undefined)
  closers.push(() => lock.release())
  const notify = notifyOf(config)
  const context = await buildContext({ databaseUrl: url, masterKey: loadMasterKey(config, await holdsSealed(url)), log, notify, redisUrl: config.redisUrl })
  closers.push(() => context.store.close(), async () => notify.close(), () => context.news.close())
  const people = await prepareHouse(context, config)
  const port = await openDoors(config, context, closers)
  await openMetrics(config, closers)
  printWelcome({ config, port, people })
  if (config.mode === 'demo' && config.practice === 'evening') closers.push((await import('./practice/begin-practice.ts')).beginPractice(context, port))
}

async function closeAll(closers: Closer[]): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close().catch(() => undefined)
}

const closers: Closer[] = []
let isStopping = false
async function stop(exitCode: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  // Whatever hangs must not keep the house from closing.
  setTimeout(() => process.exit(exitCode || 1), 15_000).unref()
  await closeAll(closers)
  process.exit(exitCode)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))

async function giveUp(error: unknown): Promise<void> {
  // Told to stop while still starting: what then falls over is no news.
  if (isStopping) return
  const { text, exitCode } = explainStartFailure(error, dataDir)
  process.stderr.write(`${text}\n`)
  await stop(exitCode)
}
process.on('uncaughtException', (error) => {
  if (!isStopping) makeLog().error('process.broken', error)
  void giveUp(error)
})

start(closers).catch(giveUp)
