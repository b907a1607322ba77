// `npm run restore -- FILE [--discard-current]`: puts a backup in the place of what is there, all or nothing (OP11).
// What was there is first written beside the data, in case the wrong file was chosen.
import { existsSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { readConfig } from '#server/config'
import { makeLog } from '#server/log'
import { StartProblem } from '#server/start-problem'
import { beforeRestoreFile } from '#server/storage/data-folder'
import { askVersion, openDatabase } from '#server/storage/open-database'
import { dumpDatabase } from './dump-database.ts'
import { environmentOf, findPostgresTools, type PostgresTools, runProgram, startProgram } from './postgres-tools.ts'
import { readArguments, runTool, say } from './run-tool.ts'

interface Present {
  schemas: string[]
  tables: number
  others: number
}

async function lookAt(url: string): Promise<Present> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Present>(
      `select (select coalesce(array_agg(quote_ident(nspname)), '{}') from pg_namespace
                where nspname !~ '^pg_' and nspname <> 'information_schema') as schemas,
              (select count(*)::int from pg_stat_user_tables) as tables,
              (select count(*)::int from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend') as others`,
    )
    return rows[0] ?? { schemas: [], tables: 0, others: 0 }
  } finally {
    await client.end()
  }
}

function problem(ja: string, en: string): StartProblem {
  return new StartProblem('backup_problem', { ja, en })
}

async function refuseUnreadable({ pgRestore }: PostgresTools, file: string): Promise<void> {
  const { isOk } = existsSync(file) ? await runProgram(pgRestore, ['--list', file], {}) : { isOk: false }
  if (!isOk) throw problem(`${file} は Engawa のバックアップとして読めません。`, `${file} cannot be read as a backup of Engawa.`)
}

/** One transaction empties the database and fills it: a file that breaks off changes nothing. */
async function refill({ pgRestore, psql }: PostgresTools, url: string, file: string, schemas: string[]): Promise<void> {
  const env = environmentOf(url)
  const script = startProgram(pgRestore, ['--no-owner', '--no-privileges', '--file=-', file], env)
  script.stdin.end()
  const target = startProgram(psql, ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--file=-'], env)
  target.stdout.resume()
  const emptying = schemas.map((name) => `drop schema ${name} cascade;`).join('\n')
  target.stdin.write(`begin;\nset local client_min_messages = warning;\n${emptying}\ncreate schema public;\n`)
  // Only the last word commits. Were the file to break off, or this program to be killed, the input would end without it.
  await pipeline(script.stdout, target.stdin, { end: false }).catch(() => undefined)
  const read = await script.ended
  target.stdin.end(read.isOk ? '\ncommit;\n' : '')
  const filled = await target.ended
  if (!read.isOk || !filled.isOk) {
    const reason = read.isOk ? filled.reason : read.reason
    throw problem(`戻せませんでした。いまのデータはもとのままです: ${reason}`, `The restore failed and nothing was changed: ${reason}`)
  }
}

await runTool(async () => {
  const { file, hasFlag: isDiscarding } = readArguments('npm run restore -- FILE [--discard-current]', '--discard-current')
  const config = readConfig(process.env)
  const database = await openDatabase(config, makeLog(process.stderr))
  try {
    const tools = findPostgresTools(await askVersion(database.url))
    await refuseUnreadable(tools, file)
    const { schemas, tables, others } = await lookAt(database.url)
    if (others > 0) {
      throw problem(
        'データベースがまだ使われています。Engawa を止めてから、もう一度。',
        'The database is in use. Stop Engawa first, then try again.',
      )
    }
    if (tables > 0 && !isDiscarding) {
      const kept = beforeRestoreFile(config.dataDir, Date.now())
      await dumpDatabase(database.url, kept)
      say(`いままでのデータは ${kept} に残しました（14 日で消します）。`)
    }
    await refill(tools, database.url, file, schemas)
    say(`${file} から戻しました。バックアップしたときの鍵を置いてから npm start で始めてください。`)
    say('Restored. Put the master key of that time in its place, then npm start.')
  } finally {
    await database.stop()
  }
})
