// Which account the embedded PostgreSQL runs as: it refuses root, so as root another one is lent (OP2).
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Account {
  uid: number
  gid: number
}

// An operator may make an account `engawa`; a machine with PostgreSQL has `postgres`; every Unix has `nobody`.
const CANDIDATES = ['engawa', 'postgres', 'nobody']

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' })
  const id = answer.status === 0 ? Number(answer.stdout.trim()) : Number.NaN
  return Number.isInteger(id) && id > 0 ? id : undefined
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** Undefined: we are an ordinary user and run it ourselves. An existing cluster keeps its owner. */
export function chooseAccount(clusterDir: string): Account | undefined {
  if (!isRoot()) return undefined
  const owner = statSync(clusterDir, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of CANDIDATES) {
    const uid = idOf('-u', name)
    const gid = idOf('-g', name)
    if (uid !== undefined && gid !== undefined) return { uid, gid }
  }
  return undefined
}

/** May this account read the file and enter every folder above it? */
export function canReach(path: string, account: Account): boolean {
  const allows = (at: string, bit: number): boolean => {
    const entry = statSync(at, { throwIfNoEntry: false })
    if (!entry) return false
    const shift = entry.uid === account.uid ? 6 : entry.gid === account.gid ? 3 : 0
    return ((entry.mode >> shift) & bit) === bit
  }
  if (!allows(path, 4)) return false
  for (let at = dirname(path); ; at = dirname(at)) {
    if (!allows(at, 1)) return false
    if (at === dirname(at)) return true
  }
}
