// Why Engawa cannot start: each is an operator's problem with a name and a cure, told in one
// message without stack trace or secret (OP12). Anything else that fails at start is a bug.
import { debuglog } from 'node:util'
import { Refusal } from '#shared/refusal'

export type StartProblemCode =
  | 'bad_setting'
  | 'port_taken'
  | 'data_folder_not_writable'
  | 'disk_full'
  | 'second_instance'
  | 'embedded_database_unavailable'
  | 'database_did_not_start'
  | 'database_unreachable'
  | 'production_refused'
  | 'master_key_problem'
  | 'missing_tool'
  | 'backup_problem'

export class StartProblem extends Error {
  readonly code: StartProblemCode
  readonly exitCode: number

  constructor(code: StartProblemCode, sentence: { ja: string; en: string }, exitCode = 1) {
    super(`${sentence.ja}\n${sentence.en}`)
    this.name = 'StartProblem'
    this.code = code
    this.exitCode = exitCode
  }
}

function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

export function isDiskFull(error: unknown): boolean {
  const code = systemCode(error)
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100'
}

/** A session that cannot even begin has no code of its own for it: it says what it could not write. */
export function isDatabaseFull(error: unknown): boolean {
  const code = systemCode(error)
  return code === '53100' || (code === 'XX000' && error instanceof Error && error.message.startsWith('could not write'))
}

function databaseFull(dataDir: string): StartProblem {
  return new StartProblem('disk_full', {
    ja: `データベースのディスクに空きがありません（DATABASE_URL のデータベース、なければ DATA_DIR: ${dataDir}）。そのディスクの不要なファイルを消すか、広げてから、もう一度始めてください。`,
    en: `The disk of the database is full (of the one in DATABASE_URL, else DATA_DIR: ${dataDir}). Free some space there or enlarge it, and start again.`,
  })
}

function databaseAway(): StartProblem {
  return new StartProblem('database_unreachable', {
    ja: 'データベースが途中で答えなくなりました。データベースが動いているかを確かめて、もう一度始めてください。',
    en: 'The database stopped answering while Engawa was starting. See that it runs, and start again.',
  })
}

export function diskFull(dataDir: string): StartProblem {
  return new StartProblem('disk_full', {
    ja: `ディスクの空きがありません（DATA_DIR: ${dataDir}）。不要なファイルを消すか、DATA_DIR を空きのある場所に変えてください。`,
    en: `The disk is full (DATA_DIR: ${dataDir}). Free some space, or point DATA_DIR at a disk that has room.`,
  })
}

export function dataFolderNotWritable(dataDir: string, why: string): StartProblem {
  return new StartProblem('data_folder_not_writable', {
    ja: `データの置き場所に書き込めません（DATA_DIR: ${dataDir}、${why}）。フォルダーの持ち主と権限を直すか、DATA_DIR を書き込める場所に変えてください。`,
    en: `The data folder cannot be written (DATA_DIR: ${dataDir}, ${why}). Mend its owner and permissions, or point DATA_DIR at a folder you may write.`,
  })
}

/** For `server.on("error")`: which setting chose the port, and what to do. */
export function listenProblem(error: unknown, setting: 'PORT' | 'METRICS_PORT', port: number): unknown {
  const code = systemCode(error)
  if (code === 'EADDRINUSE') {
    return new StartProblem('port_taken', {
      ja: `ポート ${port} はほかのプログラムが使っています。そのプログラムを止めるか、${setting} に別の番号を入れてください。`,
      en: `Port ${port} is taken by another program. Stop that program, or set ${setting} to another number.`,
    })
  }
  if (code === 'EACCES') {
    return new StartProblem('port_taken', {
      ja: `ポート ${port} を開く権限がありません。${setting} に 1024 以上の番号を入れてください。`,
      en: `Port ${port} may not be opened by this user. Set ${setting} to a number of 1024 or more.`,
    })
  }
  return error
}

/**
 * What to print when starting failed, and the exit code. A stranger error shows its class and
 * code only: its message may carry an address with a password in it.
 */
export function explainStartFailure(error: unknown, dataDir = 'data'): { text: string; exitCode: number } {
  if (error instanceof Refusal && error.code === 'unavailable') return explainStartFailure(isDatabaseFull(error.cause) ? databaseFull(dataDir) : databaseAway())
  if (isDatabaseFull(error)) return explainStartFailure(databaseFull(dataDir))
  if (isDiskFull(error)) return explainStartFailure(diskFull(dataDir))
  if (error instanceof StartProblem) return { text: error.message, exitCode: error.exitCode }
  // For whoever mends it: NODE_DEBUG=engawa npm start
  debuglog('engawa')('%o', error)
  const name = error instanceof Error ? error.name : typeof error
  const code = systemCode(error)
  const what = code ? `${name} ${code}` : name
  return {
    text: `起動できませんでした（内部の不具合: ${what}）。docs/operating.md の「困ったとき」を見てください。\nEngawa could not start (an internal fault: ${what}). See "When something is wrong" in docs/operating.md.`,
    exitCode: 70,
  }
}
