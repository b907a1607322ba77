// Everyone may write the numbers of the house's help lines and of its directory (rules MO3, DI6).
import type { Context } from '../context.ts'

export async function learnNumbers({ store, publicNumbers }: Pick<Context, 'store' | 'publicNumbers'>): Promise<void> {
  const [lines, agencies] = await Promise.all([store.records.helpLines(null), store.directory.agencies(null)])
  const numbers = [...lines.map(({ number }) => number), ...agencies.map(({ phone }) => phone)].flatMap((number) => (number ? [number.replace(/\D/g, '')] : []))
  publicNumbers.clear()
  for (const number of numbers) publicNumbers.add(number)
}
