// The parts under a start that no whole run shows by itself: disks, links, rights, process numbers, old Nodes.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { explainStartFailure, listenProblem, StartProblem } from '#server/start-problem'
import { asFolderProblem, beforeRestoreFile, prepareDataFolder } from '#server/storage/data-folder'
import { holdFolder } from '#server/storage/hold-folder'
import { clusterProblem, layoutOf } from '#server/storage/postgres/embedded/cluster'
import { findRunning, stopOrphan } from '#server/storage/postgres/embedded/postmaster'
import { mendLinks } from '#server/storage/postgres/embedded/programs'
import { canReach } from '#server/storage/postgres/embedded/run-as'
import { sources } from '../../server/setup/ensure-built.mjs'
import { presentEntries } from '../../server/setup/tools.mjs'

const STRANGER = { uid: 65_534, gid: 65_534 }
const DAY_MS = 24 * 60 * 60_000

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engawa-ground-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const systemError = (code: string): Error =>
  Object.assign(new Error(`${code}: what the system says`), { code, syscall: 'open', path: '/x' })

test('[OP12] a full disk is told as such, whoever met it: the files, the first making of the database, a statement', () => {
  const said = 'FATAL:  could not write to file "pg_wal/xlogtemp.31": No space left on device'
  for (const problem of [asFolderProblem(systemError('ENOSPC'), folder), clusterProblem(layoutOf(folder), folder, said)]) {
    expect(problem).toBeInstanceOf(StartProblem)
    expect(problem).toMatchObject({ code: 'disk_full' })
  }
  const fromDatabase = explainStartFailure(Object.assign(new Error('could not extend file'), { code: '53100' }), folder)
  expect(fromDatabase.text).toContain(`DATA_DIR: ${folder}`)
})

test('[OP12] a folder that refuses is named, and a stranger error shows its class and code but never its words', () => {
  expect(asFolderProblem(systemError('EROFS'), folder)).toMatchObject({ code: 'data_folder_not_writable' })
  const { text, exitCode } = explainStartFailure(Object.assign(new TypeError('postgres://engawa:s3cret@host'), { code: 'ERR_X' }))
  expect(text).toContain('TypeError ERR_X')
  expect(text).not.toContain('s3cret')
  expect(exitCode).not.toBe(0)
})

test('[OP12] a port that may not be opened names its setting', () => {
  expect(listenProblem(systemError('EACCES'), 'PORT', 80)).toMatchObject({ code: 'port_taken', message: expect.stringContaining('PORT') })
  const other = systemError('EMFILE')
  expect(listenProblem(other, 'PORT', 80)).toBe(other)
})

test('[OP1] whatever is built, a change of it is noticed: a tool that measures the build before would tell of code that is gone', () => {
  const kept = Object.values(presentEntries()).filter((source) => !sources.some((each) => source.startsWith(`${each}/`)))
  expect(kept).toEqual([])
  expect(Object.values(presentEntries())).toContain('tests/bench/bench.ts')
})

test('[OP2] library links that the installation left out are put back, and those that are there stay', () => {
  mkdirSync(join(folder, 'native', 'lib'), { recursive: true })
  writeFileSync(join(folder, 'native', 'lib', 'libpq.so.5.15'), 'library')
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({ source: 'native/lib/libpq.so.5.15', target: `native/lib/${name}` }))
  writeFileSync(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links))
  expect(mendLinks(folder)).toBe(true)
  expect(mendLinks(folder)).toBe(true)
  expect(readlinkSync(join(folder, 'native', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.15')
  expect(readFileSync(join(folder, 'native', 'lib', 'libpq.so'), 'utf8')).toBe('library')
})

test('[OP2] whether another account can reach a file depends on every folder above it', () => {
  const inner = join(folder, 'inner')
  const file = join(inner, 'file')
  mkdirSync(inner, { mode: 0o755 })
  writeFileSync(file, '', { mode: 0o644 })
  expect(canReach(file, STRANGER)).toBe(false)
  chmodSync(folder, 0o711)
  expect(canReach(file, STRANGER)).toBe(true)
  chmodSync(inner, 0o700)
  expect(canReach(file, STRANGER)).toBe(false)
  expect(canReach(join(inner, 'absent'), STRANGER)).toBe(false)
})

test('[OP4] a process that merely has the number of an old database is neither taken for it nor stopped', async () => {
  const layout = layoutOf(folder)
  mkdirSync(layout.cluster, { recursive: true })
  writeFileSync(join(layout.cluster, 'postmaster.pid'), `${process.pid}\n${layout.cluster}\n1\n5432\n\n127.0.0.1\n 1 1\nready   \n`)
  expect(findRunning(layout)).toBeUndefined()
  expect(await stopOrphan(layout)).toBe(false)
})

test('[OP4] a folder is held by one at a time and free again after its release', async () => {
  const hold = await holdFolder(folder)
  await expect(holdFolder(folder)).rejects.toMatchObject({ code: 'second_instance' })
  await hold.release()
  const again = await holdFolder(folder)
  await again.release()
})

test('[OP11] what a restore replaced is forgotten 14 days later', () => {
  const now = Date.now()
  const kept = beforeRestoreFile(folder, now)
  writeFileSync(kept, 'what was there')
  prepareDataFolder(folder, now + 13 * DAY_MS)
  expect(readFileSync(kept, 'utf8')).toBe('what was there')
  prepareDataFolder(folder, now + 15 * DAY_MS)
  expect(() => readFileSync(kept)).toThrow('ENOENT')
})

test('[OP12] a Node that is too old is told so in one sentence', () => {
  const guard = fileURLToPath(new URL('../../server/setup/node-version.mjs', import.meta.url))
  const asOld = `Object.defineProperty(process.versions, 'node', { value: '18.20.4' }); import(${JSON.stringify(guard)}).then((m) => m.refuseOldNode())`
  const { status, stderr } = spawnSync(process.execPath, ['-e', asOld], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toContain('20.19')
  expect(stderr).toContain('18.20.4')
})
