// A process told to stop may go on for a moment, and answer: it stands still only when Linux says so.
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** SIGSTOP to each, and over when none of them goes on; one that is gone does not either. */
export async function standStill(...pids: readonly number[]): Promise<void> {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGSTOP')
    } catch {
      // gone already
    }
  }
  for (const pid of pids) while (goesOn(pid)) await pause(1)
}

export function goesOn(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return !'TtZX'.includes(stat.charAt(stat.lastIndexOf(')') + 2))
  } catch {
    return false
  }
}
