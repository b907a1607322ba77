// An offer as its two people see it: with the note, which only they may read.
import type { TransferView } from '#shared/views'
import type { Context } from '../../context.ts'
import type { TransferRow } from '../../storage/postgres/transfers.ts'

export const noteOf = (transferId: string) => `transfer|${transferId}`

export function transferView(context: Context, row: TransferRow): TransferView {
  const note = row.sealedNote && row.sealedKey ? context.keys.open(row.conversationId, row.sealedKey).unseal(noteOf(row.id), row.sealedNote) : ''
  return {
    transferId: row.id, listeningId: row.listeningId, note, askedAt: row.askedAt,
    from: { staffId: row.fromStaff, name: row.fromName, roles: row.fromRoles }, to: { staffId: row.toStaff, name: row.toName, roles: row.toRoles },
  }
}
