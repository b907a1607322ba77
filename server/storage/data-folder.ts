// The data folder before anything is put into it: it is there, it can be written, it has room (OP12).
import { mkdirSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolderNotWritable, diskFull, isDiskFull } from '#server/start-problem'

const ROOM_NEEDED_BYTES = 64 * 1024 * 1024
/** What a restore replaced is kept beside the data this long, in case the wrong file was restored. */
const BEFORE_RESTORE_KEPT_MS = 14 * 24 * 60 * 60_000

const BEFORE_RESTORE = /^before-restore-.*\.dump$/

export function beforeRestoreFile(dataDir: string, nowMs: number): string {
  return join(dataDir, `before-restore-${new Date(nowMs).toISOString().replaceAll(/\D/g, '').slice(0, 14)}.dump`)
}

function forgetOldRestores(dataDir: string, nowMs: number): void {
  for (const name of readdirSync(dataDir).filter((each) => BEFORE_RESTORE.test(each))) {
    const file = join(dataDir, name)
    if (nowMs - statSync(file).mtimeMs > BEFORE_RESTORE_KEPT_MS) rmSync(file)
  }
}

export function asFolderProblem(error: unknown, dataDir: string): unknown {
  if (isDiskFull(error)) return diskFull(dataDir)
  const isFromFiles = error instanceof Error && 'syscall' in error && 'path' in error && 'code' in error
  return isFromFiles ? dataFolderNotWritable(dataDir, String(error.code)) : error
}

function tryWriting(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const probe = join(dataDir, `.probe-${process.pid}`)
  writeFileSync(probe, 'probe')
  rmSync(probe)
}

export function prepareDataFolder(dataDir: string, nowMs: number): void {
  try {
    tryWriting(dataDir)
    const { bavail, bsize } = statfsSync(dataDir)
    if (bavail * bsize < ROOM_NEEDED_BYTES) throw diskFull(dataDir)
    forgetOldRestores(dataDir, nowMs)
  } catch (error) {
    throw asFolderProblem(error, dataDir)
  }
}
