// The text of a line or whisper, read by rule (ME6, ME7). What is no line for its length may be a cry for help all the same: of it as
// much as fits is judged, and a person is called before it is refused (MO4); its writer is told that, and where help is.
import type { Id } from '#shared/ids'
import { Refusal, type RefusalCode } from '#shared/refusal'
import { judgedOf, readText } from '#shared/text-rule'
import type { Context } from '../context.ts'
import { sortVerdict } from '../moderation/findings/sort-verdict.ts'
import { judgeSaid } from '../moderation/judge-said.ts'
import type { RememberedSeat } from '../rooms/seat-memory.ts'
import type { Actor } from '../transport/actor.ts'
import { callSomeone, isCryOf } from './write-noticed.ts'

type Written = { placeId: Id; clientId: Id; text: string }

/** At once when it is a line, as nearly always. */
export function readSaid(context: Context, actor: Actor, written: Written, writer: RememberedSeat): string | Promise<never> {
  const read = readText(written.text)
  return 'text' in read ? read.text : refuseSaid(context, actor, written, writer, read.refused)
}

async function refuseSaid(context: Context, actor: Actor, written: Written, writer: RememberedSeat, code: RefusalCode): Promise<never> {
  if (code === 'too_long') await callForTooLong(context, actor, written, writer)
  throw new Refusal(code)
}

/** @returns when it is no cry; otherwise the refusal says what was done */
async function callForTooLong(context: Context, actor: Actor, { placeId, clientId, text }: Written, { conversation, author }: RememberedSeat): Promise<void> {
  if (actor.kind !== 'visitor' || author.kind !== 'visitor') return
  const { visitId } = actor
  const sorted = sortVerdict(await judgeSaid(context, actor, { placeId, clientId, text: judgedOf(text), seatId: author.seatId }), false)
  if (!isCryOf(actor, sorted)) return
  const isPersonTold = await context.store.transact(async (tx) => {
    if (!(await tx.visits.findLive(visitId, context.clock.now()))) throw new Refusal('signed_out')
    return callSomeone(tx, context, visitId, conversation, { placeId, clientId, conversationId: conversation.sealedKey ? conversation.id : null }, sorted)
  })
  throw new Refusal(isPersonTold ? 'person_told' : 'help_named')
}
