// A suggested nickname that nobody changed is given to one person of an opening only (rule AC10): whoever would be the second gets another
// that is free, of the same kind of letters.
import { foldName } from '#shared/nickname'
import { nicknames as easy } from '#shared/texts/easy/nicknames'
import { nicknames as en } from '#shared/texts/en/nicknames'
import { nicknames as ja } from '#shared/texts/nicknames'

/** @param chance from 0 up to 1 */
export function freeNickname(suggested: string, inUse: readonly string[], chance: number): string {
  const taken = new Set(inUse.map(foldName))
  if (!taken.has(foldName(suggested))) return suggested
  const isFree = (name: string) => !taken.has(foldName(name))
  const free = [easy, ja, en].filter((list) => list.includes(suggested)).map((list) => list.filter(isFree)).find((list) => list.length > 0) ?? []
  return free[Math.floor(chance * free.length)] ?? suggested
}
