// Which core a process runs on, and what it has used: from /proc, database processes included.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'

const tickMs = 10
const serverCore = 0
const loadCore = 1

/** Server processes on one core, the load on the other. @returns false where that cannot be: then they share. */
export function pin(pid: number, part: 'server' | 'load'): boolean {
  if (process.platform !== 'linux' || cpus().length < 2) return false
  return spawnSync('taskset', ['-a', '-c', '-p', String(part === 'server' ? serverCore : loadCore), String(pid)], { stdio: 'ignore' }).status === 0
}

function statOf(pid: number): { parent: number; own: number; withEnded: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number)
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [fields[1], fields[11], fields[12], fields[13], fields[14]]
    return { parent, own: user + system, withEnded: user + system + endedUser + endedSystem }
  } catch {
    return undefined
  }
}

/** Milliseconds of processor time of a process alone. */
export function cpuMs(pid: number): number {
  return (statOf(pid)?.own ?? 0) * tickMs
}

export function childrenOf(pid: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((each) => statOf(each)?.parent === pid)
}

/** What it is called, empty when it is gone. */
export function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return ''
  }
}

/** A process and all its children, those that ended included. */
export function familyCpuMs(pid: number): number {
  const children = childrenOf(pid).reduce((sum, child) => sum + (statOf(child)?.own ?? 0), 0)
  return ((statOf(pid)?.withEnded ?? 0) + children) * tickMs
}

/** Bytes resident. */
export function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes ?? 0) * 1024
}
