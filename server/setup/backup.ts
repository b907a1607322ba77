// `npm run backup -- FILE`: the whole database into one file, while Engawa runs or not (OP10). The master key
// is not in it: whoever finds the backup must not find the key with it.
import { existsSync, statSync } from 'node:fs'
import { type Config, readConfig } from '#server/config'
import { makeLog } from '#server/log'
import { StartProblem } from '#server/start-problem'
import { addressOf } from '#server/storage/postgres/embedded/address'
import { layoutOf, readPasswords } from '#server/storage/postgres/embedded/cluster'
import { findRunning } from '#server/storage/postgres/embedded/postmaster'
import { startEmbeddedPostgres } from '#server/storage/postgres/embedded/start-embedded-postgres'
import { dumpDatabase } from './dump-database.ts'
import { readArguments, runTool, say } from './run-tool.ts'

/** Joins the running database, or wakes a sleeping one for the length of the work. */
async function withDatabase(config: Config, work: (url: string) => Promise<void>): Promise<void> {
  if (config.databaseUrl !== undefined) return work(config.databaseUrl)
  const layout = layoutOf(config.dataDir)
  if (!existsSync(layout.cluster)) {
    throw new StartProblem('backup_problem', {
      ja: `データがまだありません（DATA_DIR: ${config.dataDir}）。DATA_DIR を確かめてください。`,
      en: `There is no data yet (DATA_DIR: ${config.dataDir}). Check DATA_DIR.`,
    })
  }
  const running = findRunning(layout)
  if (running) return work(addressOf('engawa', readPasswords(layout).engawa, running.port))
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, log: makeLog(process.stderr) })
  try {
    await work(embedded.url)
  } finally {
    await embedded.stop()
  }
}

await runTool(async () => {
  const { file } = readArguments('npm run backup -- FILE')
  const config = readConfig(process.env)
  if (existsSync(file)) {
    throw new StartProblem('backup_problem', {
      ja: `${file} はもうあります。上書きはしません。別の名前にしてください。`,
      en: `${file} exists already and is not overwritten. Choose another name.`,
    })
  }
  await withDatabase(config, (url) => dumpDatabase(url, file))
  const key = config.masterKey === undefined ? `鍵（${config.masterKeyFile}）` : '鍵（ENGAWA_MASTER_KEY）'
  say(`バックアップしました: ${file}（${Math.ceil(statSync(file).size / 1024)} KB）`)
  say(`${key}は入っていません。鍵の控えは、このファイルとは別の場所にしまってください。`)
  say('The master key is not in this file. Keep a copy of it, in another place than the backup.')
})
