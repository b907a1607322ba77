// What was found becomes rows beside the line, in the line's own transaction (rule FI1): what exactly is sealed with its conversation.
import type { Id } from '#shared/ids'
import type { Finding } from '#shared/moderation'
import type { Context } from '../../context.ts'
import type { ConversationKey } from '../../records/key-ring.ts'
import type { Posted, Tx } from '../../storage/ports.ts'
import type { FoundRow } from './sort-verdict.ts'

export type NotedLine = { id: Id; placeId: Id; conversationId: Id; visitId?: Id | null; staffId?: Id | null; isHeld?: boolean }

const boundTo = (findingId: Id): string => `finding|${findingId}`

export async function noteFindings(tx: Tx, context: Context, key: ConversationKey, areaId: Id, line: NotedLine, { seq, at }: Posted, rows: readonly FoundRow[]): Promise<void> {
  for (const { kind, severity, findings } of rows) {
    const id = context.ids.next()
    await tx.findings.add({
      id, areaId, placeId: line.placeId, conversationId: line.conversationId, entryId: line.id, seq, visitId: line.visitId ?? null, staffId: line.staffId ?? null, kind, severity, isHeld: line.isHeld ?? false,
      sealed: key.seal(boundTo(id), JSON.stringify(findings)), now: at,
    })
  }
}

export function openFindings(key: ConversationKey, row: { id: Id; sealed: Buffer }): Finding[] {
  return JSON.parse(key.unseal(boundTo(row.id), row.sealed)) as Finding[]
}
