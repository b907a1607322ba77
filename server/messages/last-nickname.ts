// The nickname and mark a visit used last, or one at random for who has used none (rule CR4).
import type { Id } from '#shared/ids'
import type { Mark } from '#shared/people'
import { nicknames } from '#shared/texts/nicknames'
import type { Context } from '../context.ts'
import type { Queries } from '../storage/ports.ts'
import { readName } from './seat-name.ts'

export interface Nickname { name: string; mark: Mark }

export type LastSeat = Awaited<ReturnType<Queries['listenings']['lastSeat']>>

export function nicknameOfSeat(context: Context, from: LastSeat): Nickname {
  const known = from?.sealedKey ? readName(context.keys.open(from.conversationId, from.sealedKey), from) : ''
  const any = nicknames[(context.ids.random(1)[0] ?? 0) % nicknames.length] ?? nicknames[0]
  return { name: known || (any ?? ''), mark: from?.mark ?? 'leaf' }
}

export async function lastNickname(context: Context, from: Queries, visitId: Id): Promise<Nickname> {
  return nicknameOfSeat(context, await from.listenings.lastSeat(visitId, null))
}
