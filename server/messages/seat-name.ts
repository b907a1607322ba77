// A nickname lives sealed in its seat, under the conversation's key: forgotten with it (rule CR4).
import type { Id } from '#shared/ids'
import type { ConversationKey } from '../records/key-ring.ts'
import type { SeatRow } from '../storage/postgres/seats.ts'

export function sealName(key: ConversationKey, seatId: Id, name: string): Buffer {
  return key.seal(`seat|${seatId}`, name)
}

export function readName(key: ConversationKey, seat: Pick<SeatRow, 'id' | 'sealedName'>): string {
  return seat.sealedName ? key.unseal(`seat|${seat.id}`, seat.sealedName) : ''
}
