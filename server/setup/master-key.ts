// The key that wraps every conversation's key. It lies outside the database and outside its backups:
// who loses it loses the texts, so it is never made anew over existing data (OP9, OP10).
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { Config } from '#server/config'
import { StartProblem } from '#server/start-problem'
import { asFolderProblem } from '#server/storage/data-folder'

const KEY_BYTES = 32
// A key that practice made says so itself, wherever it is copied to.
const DEMO_PREFIX = 'demo-key:'
const HOW_TO = (file: string) => `openssl rand -base64 32 > ${file} && chmod 600 ${file}`

function problem(ja: string, en: string): StartProblem {
  return new StartProblem('master_key_problem', { ja, en })
}

function decode(text: string, setting: string): Buffer {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  if (key.length !== KEY_BYTES || new Set(key).size < 8) {
    throw problem(
      `${setting} の鍵が正しくありません。でたらめな 32 バイトを base64 で入れてください（つくり方: openssl rand -base64 32）。`,
      `The key in ${setting} is not a key: 32 random bytes in base64 are needed (openssl rand -base64 32).`,
    )
  }
  return key
}

function readKeyFile(config: Config): string {
  const file = config.masterKeyFile
  try {
    const isOpen = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0
    if (isOpen && config.mode === 'demo') chmodSync(file, 0o600)
    else if (isOpen) {
      throw problem(
        `鍵のファイル（MASTER_KEY_FILE: ${file}）をほかの人も読めます。chmod 600 ${file} としてください。`,
        `The key file (MASTER_KEY_FILE: ${file}) can be read by others. Run: chmod 600 ${file}`,
      )
    }
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof StartProblem) throw error
    throw problem(
      `鍵のファイル（MASTER_KEY_FILE: ${file}）が読めません。ファイルの場所と権限を確かめてください。`,
      `The key file (MASTER_KEY_FILE: ${file}) cannot be read. Check where it is and its permissions.`,
    )
  }
}

/** `hasData`: something already encrypted is there, so a missing key must be found again, not replaced. */
export function loadMasterKey(config: Config, hasData: boolean): Buffer {
  if (config.masterKey !== undefined) {
    refuseDemoKey(config.masterKey, config, 'ENGAWA_MASTER_KEY')
    return decode(config.masterKey.replace(DEMO_PREFIX, ''), 'ENGAWA_MASTER_KEY')
  }
  const file = config.masterKeyFile
  if (!existsSync(file)) {
    if (hasData) {
      throw problem(
        `鍵のファイル（MASTER_KEY_FILE: ${file}）がありません。しまってある控えをここへ戻してください。新しい鍵では、いまある記録は読めません。`,
        `The key file (MASTER_KEY_FILE: ${file}) is missing. Put your kept copy back there: a new key cannot read what is stored.`,
      )
    }
    if (config.mode === 'production') {
      throw problem(
        `鍵のファイル（MASTER_KEY_FILE: ${file}）がありません。はじめに一度だけ作り、控えを別の場所にしまってください: ${HOW_TO(file)}`,
        `The key file (MASTER_KEY_FILE: ${file}) does not exist. Make it once, and keep a copy elsewhere: ${HOW_TO(file)}`,
      )
    }
    try {
      writeFileSync(file, `${DEMO_PREFIX}${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      throw asFolderProblem(error, config.dataDir)
    }
  }
  const text = readKeyFile(config)
  refuseDemoKey(text, config, 'MASTER_KEY_FILE')
  return decode(text.replace(DEMO_PREFIX, ''), 'MASTER_KEY_FILE')
}

function refuseDemoKey(text: string, config: Config, setting: string): void {
  if (config.mode !== 'production' || !text.startsWith(DEMO_PREFIX)) return
  throw new StartProblem('production_refused', {
    ja: `${setting} の鍵は練習のために作られたものです。本番には新しい鍵を作ってください: openssl rand -base64 32`,
    en: `The key in ${setting} was made for practice. Make a new one for production: openssl rand -base64 32`,
  })
}
