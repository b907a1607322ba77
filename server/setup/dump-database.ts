// Writes one database whole into one file, as of one moment (OP10). The file is put under its name only
// when it is complete and can be read back.
import { renameSync, rmSync } from 'node:fs'
import { diskFull, StartProblem } from '#server/start-problem'
import { askVersion } from '#server/storage/open-database'
import { environmentOf, findPostgresTools, runProgram } from './postgres-tools.ts'

export async function dumpDatabase(url: string, file: string): Promise<void> {
  const { pgDump, pgRestore } = findPostgresTools(await askVersion(url))
  const env = environmentOf(url)
  const draft = `${file}.part`
  // Conversations are in it, encrypted but all together: for nobody else on this machine.
  const umask = process.umask(0o077)
  try {
    const dumped = await runProgram(pgDump, ['--format=custom', '--no-owner', '--no-privileges', `--file=${draft}`], env)
    if (/No space left/.test(dumped.reason)) throw diskFull(file)
    const read = dumped.isOk ? await runProgram(pgRestore, ['--list', draft], env) : dumped
    if (!read.isOk) {
      throw new StartProblem('backup_problem', {
        ja: `バックアップを書けませんでした（${file}）: ${read.reason}`,
        en: `The backup could not be written (${file}): ${read.reason}`,
      })
    }
    renameSync(draft, file)
  } finally {
    process.umask(umask)
    rmSync(draft, { force: true })
  }
}
