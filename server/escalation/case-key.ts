// An escalation has a key of its own (rule ES16): its notes outlive the conversation they speak of, and are forgotten on their
// own clock. What was disclosed outside, and to whom, is kept with the emergency record.
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import type { Queries } from '../storage/ports.ts'
import type { EscalationRow } from '../storage/postgres/escalations.ts'

export interface Disclosed { toWhom: string; what: string }

const bound = (moveId: Id) => `move|${moveId}`
const disclosurePurpose = (escalationId: Id) => `disclosure|${escalationId}`

export async function sealNote(from: Queries, context: Context, escalationId: Id, moveId: Id, note: string): Promise<Buffer | null> {
  const sealedKey = (await from.escalations.find(escalationId))?.sealedKey
  return sealedKey ? context.keys.open(escalationId, sealedKey).seal(bound(moveId), note) : null
}

export function readNote(context: Context, escalation: EscalationRow, move: { id: Id; sealedNote: Buffer | null }): string | null {
  if (!move.sealedNote || !escalation.sealedKey) return null
  return context.keys.open(escalation.id, escalation.sealedKey).unseal(bound(move.id), move.sealedNote)
}

export function sealDisclosure(context: Context, escalationId: Id, disclosed: Disclosed): Buffer {
  return context.keys.sealOwn(disclosurePurpose(escalationId), Buffer.from(JSON.stringify(disclosed)))
}

export function readDisclosure(context: Context, escalation: EscalationRow): Disclosed | null {
  if (!escalation.sealedDisclosure) return null
  return JSON.parse(context.keys.unsealOwn(disclosurePurpose(escalation.id), escalation.sealedDisclosure).toString()) as Disclosed
}
