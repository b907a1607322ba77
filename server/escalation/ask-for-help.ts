// いますぐ助けてほしい (rules ES3–ES5): from a room, a talk, while waiting, or from the door. A person who presses it is believed:
// imminent, without any question. The answer comes after the commit; what the visitor then sees is what is so.
import { Refusal } from '#shared/refusal'
import type { HelpView } from '#shared/views'
import type { Context } from '../context.ts'
import type { Tx } from '../storage/ports.ts'
import type { VisitorActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import { helpViewOf } from './help-view.ts'
import { makeLine } from './one-at-a-time.ts'
import { raiseEscalation } from './raise-escalation.ts'
import { whereToCall } from './where-to-call.ts'

type HelpCall = Call<'help:ask', VisitorActor>

const pressesOf = makeLine()

export function askForHelp({ context, actor, input }: HelpCall): Promise<HelpView> {
  return pressesOf(actor.visitId, input.raiseId, () =>
    context.store.transact(async (tx) => {
      const help = await ask(tx, context, actor, input)
      if (!help) throw new Refusal('internal')
      return help
    }),
  )
}

async function ask(tx: Tx, context: Context, actor: VisitorActor, { raiseId, placeId: named }: HelpCall['input']): Promise<HelpView | null> {
  const { visitId, areaId } = actor
  const where = await whereToCall(tx, context, { visitId, areaId, raiseId }, named)
  // The press was counted already, and nobody is anywhere: nothing new is made for it.
  if (!where) return helpViewOf(context, tx, visitId)
  const { help } = await raiseEscalation(tx, context, {
    raiseId, byKey: visitId, cause: 'visitor', severity: 'imminent', placeId: where.placeId, conversationId: where.conversationId, visitId, areaId,
  })
  return help
}
