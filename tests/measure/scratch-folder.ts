// A folder of a run's own (rule RP8), and the clearing away of what a run that was killed left behind: its apps, databases, volumes.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holdFolder } from '#server/storage/hold-folder'
import { layoutOf } from '#server/storage/postgres/embedded/cluster'
import { stopOrphan } from '#server/storage/postgres/embedded/postmaster'

const prefix = 'engawa-measure-'

export function makeScratch(): string {
  return mkdtempSync(join(tmpdir(), prefix))
}

/** Everything a run starts works in the run's own folder, and nothing else does: that is how its processes are known. */
export function workingIn(folder: string): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return []
    try {
      const at = readlinkSync(`/proc/${name}/cwd`)
      return at === folder || at.startsWith(`${folder}/`) ? [Number(name)] : []
    } catch {
      return []
    }
  })
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

/** kill -9 for every process that works in the folder or below it, and no volume stays mounted there. */
export function endAllIn(folder: string): void {
  if (process.platform !== 'linux') return
  const real = realpathSync(folder)
  // A postmaster that dies leaves its backends a moment to notice; what was forked meanwhile is found in the second round.
  for (let round = 0; round < 3; round += 1) for (const pid of workingIn(real)) endProcess(pid)
  for (const line of readFileSync('/proc/mounts', 'utf8').split('\n')) {
    const place = line.split(' ')[1] ?? ''
    if (place.startsWith(`${real}/`)) spawnSync('umount', ['-l', place])
  }
}

export function removeScratch(folder: string): void {
  endAllIn(folder)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** @param among where killed runs may have left something */
export async function clearAwayKilledRuns(among = tmpdir()): Promise<void> {
  for (const name of readdirSync(among).filter((each) => each.startsWith(prefix))) {
    const folder = join(among, name)
    try {
      // One that was made this instant is not held yet, and empty.
      if (readdirSync(folder).length === 0) continue
      const hold = await holdFolder(folder)
      endAllIn(folder)
      await stopOrphan(layoutOf(folder))
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
      await hold.release()
    } catch {
      // Held: another run is at work in it. Or not ours to remove.
    }
  }
}
