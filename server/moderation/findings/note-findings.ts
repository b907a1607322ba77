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

const told = new WeakMap<Context, Set<Id>>()

/** @returns null when it cannot be opened: its row stands all the same, and it is said once for whoever looks after the house */
export function openFindings(context: Context, row: { id: Id; conversationId: Id; sealedKey: Buffer; sealed: Buffer }): Finding[] | null {
  try {
    return JSON.parse(context.keys.open(row.conversationId, row.sealedKey).unseal(boundTo(row.id), row.sealed)) as Finding[]
  } catch (error) {
    const known = told.get(context) ?? new Set<Id>()
    told.set(context, known)
    if (!known.has(row.id)) context.log.error('a finding cannot be opened', error, { id: row.id })
    known.add(row.id)
    return null
  }
}
