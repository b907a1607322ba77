// What somebody who came back by words finds again (rule RW3): the nickname, the supporter from before and whether they are here.
import type { Id } from '#shared/ids'
import type { ReturnView } from '#shared/views'
import type { Context } from '../context.ts'
import { onDuty } from '../listening/duty.ts'
import type { Nickname } from '../messages/last-nickname.ts'
import type { Queries } from '../storage/ports.ts'
import type { ReturnRow } from '../storage/postgres/returns.ts'

const nameBound = 'return-nickname'

export async function returnViewOf(context: Context, visitId: Id): Promise<ReturnView | null> {
  const row = await context.store.returns.ofVisit(visitId)
  if (!row) return null
  const { lastListenerId, lastListenerName } = row
  const isHere = lastListenerId !== null && (await onDuty(context, context.store, row.areaId)).some(({ staffId }) => staffId === lastListenerId)
  return { nickname: nicknameOfReturn(context, row), listener: lastListenerName === null ? null : { name: lastListenerName, isHere } }
}

export function nicknameOfReturn(context: Context, row: ReturnRow): Nickname | null {
  return row.sealedName && row.mark ? { name: context.keys.open(row.id, row.sealedKey).unseal(nameBound, row.sealedName), mark: row.mark } : null
}

/** The newest nickname goes along with the words, sealed under a key that goes with them. */
export async function rememberNickname(context: Context, tx: Queries, visitId: Id, { name, mark }: Nickname): Promise<void> {
  const row = await tx.returns.ofVisit(visitId)
  if (row) await tx.returns.keepName(row.id, context.keys.open(row.id, row.sealedKey).seal(nameBound, name), mark)
}
