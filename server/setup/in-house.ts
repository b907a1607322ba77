// Work of a tool in the house's own context (rule OP15): whether the service runs or not, at the newest schema, with the right key,
// and practice kept apart from real service.
import { existsSync } from 'node:fs'
import { buildContext } from '../build-context.ts'
import { readConfig, type Config } from '../config.ts'
import type { Context } from '../context.ts'
import { makeLog, type Log } from '../log.ts'
import { notifyOf } from '../notify/notify-of-config.ts'
import { checkMasterKey } from '../records/check-master-key.ts'
import { keepApart } from '../seed/prepare-house.ts'
import { StartProblem } from '../start-problem.ts'
import { prepareDataFolder } from '../storage/data-folder.ts'
import { joinDatabase } from '../storage/join-database.ts'
import { layoutOf } from '../storage/postgres/embedded/cluster.ts'
import { holdsSealed } from '../storage/postgres/holds-sealed.ts'
import { migrate } from '../storage/postgres/migrate.ts'
import { loadMasterKey } from './master-key.ts'

export type Work = (context: Context) => Promise<void>

// A tool must not turn a fresh folder into one of practice, which production refuses for good.
const nothingHere = () =>
  new StartProblem('bad_setting', {
    ja: 'ここにはまだ何もありません。本番なら MODE=production とその設定をつけて、練習なら先に npm start をしてから、もう一度どうぞ。',
    en: 'There is nothing here yet. For real service set MODE=production and its settings; for practice run npm start first.',
  }, 2)

export async function inHouse(work: Work): Promise<void> {
  const config = readConfig(process.env)
  const log = makeLog(process.stderr)
  if (config.mode === 'production') prepareDataFolder(config.dataDir, Date.now())
  else if (config.databaseUrl === undefined && !existsSync(layoutOf(config.dataDir).cluster)) throw nothingHere()
  await joinDatabase(config, log, (databaseUrl) => open(config, databaseUrl, log, work))
}

async function open(config: Config, databaseUrl: string, log: Log, work: Work): Promise<void> {
  await migrate(databaseUrl)
  const hasData = await holdsSealed(databaseUrl)
  if (config.mode === 'demo' && !hasData) throw nothingHere()
  const notify = notifyOf(config)
  const context = await buildContext({ databaseUrl, masterKey: loadMasterKey(config, hasData), log, notify })
  try {
    await checkMasterKey(context)
    await keepApart(context, config.mode)
    await work(context)
  } finally {
    notify.close()
    await context.store.close()
  }
}
