// Everyone may write the numbers, pages and addresses of the house's help lines and of its directory (rules MO3, DI6).
import type { Context } from '../context.ts'
import { makePublicPlaces } from '../moderation/contact/public-places.ts'
import type { Sweep } from '../watcher.ts'

export async function learnNumbers({ store, publicNumbers, publicPlaces }: Pick<Context, 'store' | 'publicNumbers' | 'publicPlaces'>): Promise<void> {
  const [lines, agencies] = await Promise.all([store.records.helpLines(null), store.directory.agencies(null)])
  const numbers = [...lines.map(({ number }) => number), ...agencies.map(({ phone }) => phone)].flatMap((number) => (number ? [number.replace(/\D/g, '')] : []))
  publicNumbers.clear()
  for (const number of numbers) publicNumbers.add(number)
  Object.assign(publicPlaces, makePublicPlaces([...lines, ...agencies].flatMap(({ url }) => url ?? []), agencies, publicPlaces))
}

/** What is kept or taken out at another node, or with the help lines themselves, is known here soon after, without a start anew. */
export const numbersSweep: Sweep = { name: 'public-numbers', everyMs: 5_000, isPerNode: true, run: learnNumbers }
