// いますぐ助けてほしい (rules ES3–ES5): from a room, a talk, while waiting, or from the door. A person who presses it is believed:
// imminent, without any question. The answer comes after the commit; what the visitor then sees is what is so.
import type { Id } from '#shared/ids'
import type { HelpView } from '#shared/views'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import type { Tx } from '../storage/ports.ts'
import type { VisitorActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import { helpViewOf } from './help-view.ts'
import { raiseEscalation } from './raise-escalation.ts'

type HelpCall = Call<'help:ask', VisitorActor>

// A frightened hand presses often: the same press on its way twice is one piece of work.
const underWay = new Map<string, Promise<HelpView>>()

export function askForHelp(call: HelpCall): Promise<HelpView> {
  const key = `${call.actor.visitId}|${call.input.raiseId}`
  const known = underWay.get(key)
  if (known) return known
  const asking = ask(call).finally(() => underWay.delete(key))
  underWay.set(key, asking)
  return asking
}

async function ask({ context, actor, input }: HelpCall): Promise<HelpView> {
  return context.store.transact(async (tx) => {
    const isRepeat = (await tx.escalations.byRaise(actor.visitId, input.raiseId)) !== undefined
    if (!isRepeat) await raise(tx, context, actor, input)
    const view = await helpViewOf(context, tx, actor.visitId)
    if (!view) throw new Refusal('internal')
    return view
  })
}

async function raise(tx: Tx, context: Context, actor: VisitorActor, input: HelpCall['input']): Promise<void> {
  const { placeId, conversationId } = await meetingPlace(tx, context, actor, input.placeId ?? null)
  await raiseEscalation(tx, context, {
    raiseId: input.raiseId, byKey: actor.visitId, cause: 'visitor', severity: 'imminent', placeId, conversationId, visitId: actor.visitId, areaId: actor.areaId,
  })
}

/** A stale or strange place is no reason to refuse: then it is where the person is known to be, or a place made for it. */
async function meetingPlace(tx: Tx, context: Context, actor: VisitorActor, named: Id | null): Promise<{ placeId: Id; conversationId: Id | null }> {
  const where = await tx.escalations.whereIs(actor.visitId, named)
  if (where) return where
  await tx.escalations.holdVisit(actor.visitId)
  const open = await tx.escalations.openOf(actor.visitId)
  if (open) return open
  const placeId = context.ids.next()
  await tx.rooms.addPlace(placeId, actor.areaId, 'session')
  return { placeId, conversationId: null }
}
