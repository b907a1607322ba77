// Coming back by words (rules RW3, RW4): a new visit that belongs to them. Guessing is slowed by address and over everyone, and refused
// while it cannot be counted; an unknown word and a wrong one take as long as a right one.
import type { RouteOutput } from '#shared/http-contract'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import type { AddressLimit } from '../identity/address-limit.ts'
import { openVisit } from '../identity/begin-visit.ts'
import type { ReturnRow } from '../storage/postgres/returns.ts'
import type { HttpCall } from '../transport/http.ts'
import { bucketOf, hashWords, isWords } from './keep-words.ts'
import { readWords } from './word-list.ts'

export async function comeBack({ context, request, input }: HttpCall<'comeBack'>, addresses: AddressLimit): Promise<RouteOutput<'comeBack'>> {
  const { perAddress, anywhere } = context.settings.returnTries
  await addresses.slow(context, 'return', request.ip, perAddress)
  await spendAnywhere(context, anywhere)
  const found = await findByWords(context, readWords(input.words))
  if (!found) throw new Refusal('words_unknown')
  return openVisit(context, async (tx, visitId) => {
    await tx.returns.bind(visitId, found.id)
    await tx.returns.use(found.id, context.clock.now())
  })
}

async function spendAnywhere({ live }: Context, { points, perMs }: { points: number; perMs: number }): Promise<void> {
  let waitMs: number
  try {
    waitMs = await live.take('return_anywhere', 'all', points, perMs)
  } catch {
    throw new Refusal('unavailable')
  }
  if (waitMs > 0) throw new Refusal('too_fast', waitMs)
}

let decoy: Promise<string> | undefined

async function findByWords(context: Context, words: string | null): Promise<ReturnRow | undefined> {
  const rows = words === null ? [] : await context.store.returns.inBucket(bucketOf(context.keys, words))
  for (const row of rows) if (words !== null && (await isWords(context.keys, row.wordsHash, words))) return row
  // Nobody learns by the clock whether a word is in the list, or a row in the bucket.
  if (rows.length === 0) await isWords(context.keys, await (decoy ??= hashWords(context.keys, 'nobody comes back by this')), 'whatever')
  return undefined
}
