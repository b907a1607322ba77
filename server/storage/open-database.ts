// The one way to the database at start: the operator's server when DATABASE_URL names one, else the embedded one (OP2, OP12).
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { Config } from '#server/config'
import { isDatabaseFull, StartProblem } from '#server/start-problem'
import { holdFolder } from './hold-folder.ts'
import { type StartLog, startEmbeddedPostgres } from './postgres/embedded/start-embedded-postgres.ts'

export interface OpenDatabase {
  url: string
  stop(): Promise<void>
}

const OLDEST_VERSION = 15
const PATIENCE_MS = 3_000

const reasons: Record<string, { ja: string; en: string }> = {
  ECONNREFUSED: { ja: '応答がありません', en: 'nothing answers there' },
  ENOTFOUND: { ja: '住所が見つかりません', en: 'its host is not found' },
  EAI_AGAIN: { ja: '住所が見つかりません', en: 'its host is not found' },
  '28P01': { ja: 'パスワードがちがいます', en: 'the password is refused' },
  '28000': { ja: '利用者が認められません', en: 'the user is refused' },
  '3D000': { ja: 'その名前のデータベースがありません', en: 'there is no database of that name' },
}

function unreachable(error: unknown): StartProblem {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const reason = reasons[code] ?? { ja: `つながりません${code && `（${code}）`}`, en: `it cannot be reached${code && ` (${code})`}` }
  return new StartProblem('database_unreachable', {
    ja: `DATABASE_URL のデータベースが使えません（${reason.ja}）。データベースが動いているか、DATABASE_URL が正しいか確かめてください。`,
    en: `The database of DATABASE_URL cannot be used (${reason.en}). See that it runs and that DATABASE_URL is right.`,
  })
}

/** The server's major version. A server that is just starting gets a moment. */
export async function askVersion(url: string): Promise<number> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS, application_name: 'engawa-check' })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`)
      return Math.floor(Number(rows[0]?.version) / 10_000)
    } catch (error) {
      const isStarting = error instanceof Error && 'code' in error && (error.code === 'ECONNREFUSED' || error.code === '57P03')
      if (!isStarting || performance.now() > deadline) throw isDatabaseFull(error) ? error : unreachable(error)
      await pause(200)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

export async function openDatabase(config: Config, log: StartLog): Promise<OpenDatabase> {
  if (config.databaseUrl === undefined) return startEmbeddedPostgres({ dataDir: config.dataDir, log })
  const hold = await holdFolder(config.dataDir)
  try {
    const version = await askVersion(config.databaseUrl)
    if (version < OLDEST_VERSION) {
      throw new StartProblem('database_unreachable', {
        ja: `DATABASE_URL のデータベースは PostgreSQL ${version} です。${OLDEST_VERSION} 以上のものを使ってください。`,
        en: `The database of DATABASE_URL is PostgreSQL ${version}. Use version ${OLDEST_VERSION} or newer.`,
      })
    }
    return { url: config.databaseUrl, stop: () => hold.release() }
  } catch (error) {
    await hold.release()
    throw error
  }
}
