// What the house came with becomes version 1 (rule WL5). Newer lists of an upgrade take the place of lists nobody has touched;
// where somebody has, they are offered on the page and wait.
import type { Context } from '../../context.ts'
import { sealLists } from './sealed-version.ts'
import { shippedLists, shippedMark } from './seed.ts'

export async function seedLists(context: Context): Promise<void> {
  await context.store.transact(async (tx) => {
    await tx.records.lockDeployment()
    const newest = await tx.lists.newestNumber()
    const row = newest === null ? undefined : await tx.lists.find(newest)
    const isUntouched = row?.kind === 'seed' && row.byStaff === null
    if (row && (!isUntouched || row.seed === shippedMark)) return
    const number = (newest ?? 0) + 1
    await tx.lists.add({ number, kind: 'seed', fromNumber: newest, seed: shippedMark, sealed: sealLists(context.keys, number, shippedLists), sealedReason: null, byStaff: null, now: context.clock.now() })
  })
  await context.wordLists.follow(context)
}
