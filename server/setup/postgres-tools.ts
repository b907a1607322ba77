// The operator's own pg_dump, pg_restore and psql: the embedded package has none (OP10). Their major version
// must fit the server's: an older one refuses, and what a newer one writes an older server may not read.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { StartProblem } from '#server/start-problem'

export interface PostgresTools {
  pgDump: string
  pgRestore: string
  psql: string
}

const DEBIAN_HOME = '/usr/lib/postgresql'

function folders(major: number): string[] {
  const versions = existsSync(DEBIAN_HOME) ? readdirSync(DEBIAN_HOME).map(Number).filter(Number.isInteger) : []
  const fitting = [major, ...versions.filter((version) => version > major).sort((a, b) => a - b)]
  return [...fitting.map((version) => join(DEBIAN_HOME, String(version), 'bin')), ...(process.env.PATH ?? '').split(':')]
}

function versionOf(program: string): number {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return Number(/(\d+)(\.\d+)*/.exec(stdout ?? '')?.[1] ?? Number.NaN)
}

export function findPostgresTools(serverMajor: number, searched = folders(serverMajor)): PostgresTools {
  const found = searched.filter(
    (folder) => folder !== '' && ['pg_dump', 'pg_restore', 'psql'].every((name) => existsSync(join(folder, name))),
  )
  const versions = found.map((folder) => ({ folder, major: versionOf(join(folder, 'pg_dump')) }))
  const best = versions.find(({ major }) => major === serverMajor) ?? versions.find(({ major }) => major > serverMajor)
  if (!best) {
    throw new StartProblem('missing_tool', {
      ja: `PostgreSQL ${serverMajor} の pg_dump が見つかりません。入れてください: sudo apt-get install postgresql-client-${serverMajor}`,
      en: `No pg_dump for PostgreSQL ${serverMajor} is found. Install it: sudo apt-get install postgresql-client-${serverMajor}`,
    })
  }
  const { folder } = best
  return { pgDump: join(folder, 'pg_dump'), pgRestore: join(folder, 'pg_restore'), psql: join(folder, 'psql') }
}

/** The address as the environment PostgreSQL's programs read: on a command line every user of the machine would see the password. */
export function environmentOf(url: string): NodeJS.ProcessEnv {
  const at = new URL(url)
  const extra = Object.fromEntries(
    [...at.searchParams].filter(([name]) => name.startsWith('ssl')).map(([name, value]) => [`PG${name.toUpperCase()}`, value]),
  )
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    PGHOST: at.searchParams.get('host') ?? decodeURIComponent(at.hostname),
    PGPORT: at.port || '5432',
    PGUSER: decodeURIComponent(at.username),
    PGPASSWORD: decodeURIComponent(at.password),
    PGDATABASE: decodeURIComponent(at.pathname.slice(1)),
    PGAPPNAME: 'engawa-backup',
    ...extra,
  }
}

export interface Ended {
  isOk: boolean
  /** The first line that names an error: what follows it may quote rows. */
  reason: string
}

export interface Started {
  stdout: Readable
  stdin: NodeJS.WritableStream
  ended: Promise<Ended>
}

export function startProgram(program: string, args: string[], env: NodeJS.ProcessEnv): Started {
  const child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    if (said.length < 20_000) said += chunk.toString('utf8')
  })
  child.stdin.on('error', () => undefined)
  const ended = new Promise<Ended>((resolve) => {
    child.once('error', (error) => resolve({ isOk: false, reason: error.message }))
    child.once('close', (code) => {
      const reason = said.split('\n').find((line) => /error|fatal/i.test(line)) ?? ''
      resolve({ isOk: code === 0, reason: reason.slice(0, 200) })
    })
  })
  return { stdout: child.stdout, stdin: child.stdin, ended }
}

export async function runProgram(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const { stdout, stdin, ended } = startProgram(program, args, env)
  stdout.resume()
  stdin.end()
  return ended
}
