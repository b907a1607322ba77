// 話をひらく (rule ES13): only the owner, only with a reason, and the audit row is committed before a word is read. If it
// cannot be written, nothing is shown.
import { Refusal } from '#shared/refusal'
import type { EscalationFileView } from '#shared/views'
import type { Context } from '../../context.ts'
import { readingOrRefused } from '../../records/reading-brake.ts'
import { readBefore } from '../../messages/read-place.ts'
import type { Entry } from '#shared/message'
import type { EscalationRow } from '../../storage/postgres/escalations.ts'
import { readDisclosure, readNote } from '../case-key.ts'
import { escalationViewOf } from '../escalation-view.ts'
import type { OwnerCall } from './owner-target.ts'

export async function readEscalation({ context, actor, input, target }: OwnerCall<'escalation:read'>): Promise<EscalationFileView> {
  const reason = input.reason.trim()
  if (reason === '') throw new Refusal('reason_needed')
  const { escalation } = target
  await readingOrRefused(context, actor, escalation.id)
  await context.store.records.audit({
    staffId: actor.staffId, action: 'escalation.read', objectKind: 'escalation', objectId: escalation.id,
    sealedReason: context.keys.sealOwn(`audit|${escalation.id}`, Buffer.from(reason)), now: context.clock.now(),
  })
  const [view, moves, told, entries] = await Promise.all([
    escalationViewOf(context.store, escalation), context.store.escalations.moves(escalation.id), context.store.notices.told(escalation.id), wordsOf(context, escalation),
  ])
  const disclosed = readDisclosure(context, escalation)
  return {
    escalation: view, told, entries,
    moves: moves.map((move) => ({ at: move.at, move: move.move, by: move.byName, severity: move.severity, cause: move.cause, note: readNote(context, escalation, move) })),
    disclosure: disclosed && escalation.legalBasis ? { basis: escalation.legalBasis, ...disclosed } : null,
  }
}

/** What was said where it was raised; raised at the door, what has been said in the talk since. Once closed, the words are nobody's. */
async function wordsOf(context: Context, escalation: EscalationRow): Promise<Entry[]> {
  if (escalation.state === 'closed') return []
  const { store } = context
  const conversation = escalation.conversationId
    ? await store.rooms.conversation(escalation.conversationId)
    : escalation.sessionId ? await store.rooms.latestConversation(escalation.sessionId) : undefined
  if (!conversation) return []
  return (await readBefore(context, store, conversation, Number.MAX_SAFE_INTEGER, { isStaff: true })).entries
}
