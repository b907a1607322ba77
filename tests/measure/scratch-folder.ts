// A folder of a run's own (rule RP8), and the clearing away of what a run that was killed left behind: its app, its database.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holdFolder } from '#server/storage/hold-folder'
import { layoutOf } from '#server/storage/postgres/embedded/cluster'
import { stopOrphan } from '#server/storage/postgres/embedded/postmaster'

const prefix = 'engawa-measure-'
const pidsFile = 'app-pids'

export function makeScratch(): string {
  return mkdtempSync(join(tmpdir(), prefix))
}

/** Remembered in the folder, so that a later run can end it. */
export function noteApp(folder: string, pid: number): void {
  writeFileSync(join(folder, pidsFile), `${pid}\n`, { flag: 'a' })
}

/** A process number alone proves nothing: it must be an app that was given this very folder. */
function isOurs(pid: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').some((each) => each.startsWith('DATA_DIR=') && each.includes(folder))
  } catch {
    return false
  }
}

function endApps(folder: string): void {
  let pids: number[] = []
  try {
    pids = readFileSync(join(folder, pidsFile), 'utf8').trim().split('\n').map(Number)
  } catch {
    return
  }
  for (const pid of pids) if (pid > 1 && isOurs(pid, folder)) process.kill(pid, 'SIGKILL')
}

export async function clearAwayKilledRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    try {
      // One that was made this instant is not held yet, and empty.
      if (readdirSync(folder).length === 0) continue
      const hold = await holdFolder(folder)
      endApps(folder)
      await stopOrphan(layoutOf(folder))
      rmSync(folder, { recursive: true, force: true })
      await hold.release()
    } catch {
      // Held: another run is at work in it. Or not ours to remove.
    }
  }
}
