// A disk of a test's own that can be filled: a tmpfs, where this account may mount one.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** @returns whether it was allowed */
export function mountVolume(volume: string, mb: number): boolean {
  mkdirSync(volume, { recursive: true })
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mb}m,mode=755`, 'tmpfs', volume]).status === 0
}

export function unmountVolume(volume: string): void {
  spawnSync('umount', ['-l', volume])
}

/** @returns the file that fills it to the last block */
export function fillVolume(volume: string): string {
  const ballast = join(volume, 'ballast')
  const file = openSync(ballast, 'w')
  const block = Buffer.alloc(1_000_000)
  try {
    while (statfsSync(volume).bavail > 0) writeSync(file, block)
  } catch {
    // Full: as it was meant.
  } finally {
    closeSync(file)
  }
  return ballast
}
