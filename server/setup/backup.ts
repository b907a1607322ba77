// `npm run backup -- FILE`: the whole database into one file, while Engawa runs or not (OP10). The master key
// is not in it: whoever finds the backup must not find the key with it.
import { existsSync, statSync } from 'node:fs'
import { type Config, readConfig } from '#server/config'
import { makeLog } from '#server/log'
import { StartProblem } from '#server/start-problem'
import { joinDatabase } from '#server/storage/join-database'
import { layoutOf } from '#server/storage/postgres/embedded/cluster'
import { dumpDatabase } from './dump-database.ts'
import { readArguments, runTool, say } from './run-tool.ts'

function refuseEmpty(config: Config): void {
  if (config.databaseUrl !== undefined || existsSync(layoutOf(config.dataDir).cluster)) return
  throw new StartProblem('backup_problem', {
    ja: `データがまだありません（DATA_DIR: ${config.dataDir}）。DATA_DIR を確かめてください。`,
    en: `There is no data yet (DATA_DIR: ${config.dataDir}). Check DATA_DIR.`,
  })
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
  refuseEmpty(config)
  await joinDatabase(config, makeLog(process.stderr), (url) => dumpDatabase(url, file))
  const key = config.masterKey === undefined ? `鍵（${config.masterKeyFile}）` : '鍵（ENGAWA_MASTER_KEY）'
  say(`バックアップしました: ${file}（${Math.ceil(statSync(file).size / 1024)} KB）`)
  say(`${key}は入っていません。鍵の控えは、このファイルとは別の場所にしまってください。`)
  say('The master key is not in this file. Keep a copy of it, in another place than the backup.')
})
