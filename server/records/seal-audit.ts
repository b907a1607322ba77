// The chain over the audit (rule RE11, AUT-17). Triggers refuse that a row is changed; whoever owns the database could switch them off.
// So rows are sealed a part at a time, each part over the one before it, under a key that is not in the database, and the seals are
// looked through again and again. What does not hold is said on the board.
import { createHmac } from 'node:crypto'
import { retention } from '#shared/facts'
import type { Context } from '../context.ts'
import type { AuditSeal } from '../storage/postgres/audit-seals.ts'
import type { Sweep } from '../watcher.ts'

const dayMs = 24 * 60 * 60_000
const rowsInOne = 2_000
const lookedAtOnce = 100
const beginning: Pick<AuditSeal, 'number' | 'uptoId' | 'digest'> = { number: 0, uptoId: '0', digest: Buffer.alloc(0) }
/** PostgreSQL's code for a lock that was not to be had in time. */
const lockNotAvailable = '55P03'

function digestOf(context: Context, before: Buffer, lines: readonly { line: string }[]): Buffer {
  const mac = createHmac('sha256', context.keys.derive('audit-chain')).update(before)
  for (const { line } of lines) mac.update(line).update('\n')
  return mac.digest()
}

/** @returns whether there was something to seal */
export async function sealAudit(context: Context): Promise<boolean> {
  try {
    return await context.store.transact(async (tx) => {
      await tx.auditSeals.holdStill()
      const before = (await tx.auditSeals.last()) ?? beginning
      const lines = await tx.auditSeals.rowsOf(before.uptoId, null, rowsInOne)
      const uptoId = lines.at(-1)?.id
      if (uptoId === undefined) return false
      await tx.auditSeals.add({ number: before.number + 1, uptoId, rows: lines.length, digest: digestOf(context, before.digest, lines), at: context.clock.now() })
      return true
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === lockNotAvailable) return false
    throw error
  }
}

/** @returns the numbers of seals among these that do not hold */
async function brokenAmong(context: Context, from: number): Promise<{ broken: number[]; next: number }> {
  const { auditSeals } = context.store
  const [known, ...rest] = from > 1 ? await auditSeals.some(from - 1, lookedAtOnce + 1) : [undefined, ...(await auditSeals.some(1, lookedAtOnce))]
  let before = known ?? beginning
  const broken: number[] = []
  for (const seal of rest.flatMap((one) => one ?? [])) {
    const lines = await auditSeals.rowsOf(before.uptoId, seal.uptoId, seal.rows + 1)
    // Of what has outlived its clock rows go, as they should.
    const isOutlived = seal.at < context.clock.now() - (retention.audit.days - 1) * dayMs
    const holds = seal.number === before.number + 1 && lines.length === seal.rows && digestOf(context, before.digest, lines).equals(seal.digest)
    if (!holds && !isOutlived) broken.push(seal.number)
    before = seal
  }
  return { broken, next: rest.length < lookedAtOnce ? 1 : before.number + 1 }
}

/** Where each process is in looking through the seals. */
const cursors = new WeakMap<Context, number>()

export async function keepChain(context: Context): Promise<void> {
  await sealAudit(context)
  const { broken, next } = await brokenAmong(context, cursors.get(context) ?? 1)
  cursors.set(context, next)
  for (const number of broken) if ((await context.store.auditSeals.addBreak(number, context.clock.now())) > 0) context.log.warn('audit_chain_broken', { count: number })
}

export const chainSweep: Sweep = { name: 'audit-chain', everyMs: 5 * 60_000, run: keepChain }
