// The one gate out (rule WI5): a committed fact goes to those who may hear it, by the table of facts.
import type { Server } from 'socket.io'
import { factTable, type Fact } from '#shared/facts'
import type { Entry } from '#shared/message'
import type { ClientToServer, News, ServerEventName, ServerToClient } from '#shared/protocol'
import { channel } from './channels.ts'
import { makePlaceBatch } from './place-batch.ts'

export type Io = Server<ClientToServer, ServerToClient>

export interface Publish {
  (facts: readonly Fact[]): void
  /** Sends what waits for company, now. */
  flush(): void
}

export function makePublish(io: Io): Publish {
  function tell<E extends ServerEventName>(event: E, news: News<E>, ...channels: string[]): void {
    // Socket.IO encodes one packet for all of the channels' sockets.
    io.to(channels).emit(event, ...([news] as Parameters<ServerToClient[E]>))
  }

  const batch = makePlaceBatch((placeId, facts) => {
    const entries = facts.map(({ entry, isGraphic }) => (isGraphic ? ({ ...entry, isGraphic } as Entry) : entry))
    const visitors = channel.visitorsIn(placeId)
    const staff = channel.staffIn(placeId)
    if (facts.every(({ audience, isGraphic }) => audience === 'everyone' && !isGraphic)) return tell('place:news', { placeId, entries }, visitors, staff)
    tell('place:news', { placeId, entries }, staff)
    let others: Entry[] = []
    const tellOthers = (): void => {
      if (others.length > 0) tell('place:news', { placeId, entries: others }, visitors)
      others = []
    }
    for (const { audience, entry, writer } of facts) {
      const seen: Entry = audience === 'everyone' ? entry : { kind: 'blank', seq: entry.seq }
      if (!writer) { others.push(seen); continue }
      // In its turn, and to its writer in their words alone: they too hear each number once, and in order.
      tellOthers()
      const own = channel.visit(writer.visitId)
      io.to(visitors).except(own).emit('place:news', { placeId, entries: [seen] })
      tell('place:news', { placeId, entries: [writer.entry] }, own)
    }
    tellOthers()
  })

  function publish(fact: Fact): void {
    switch (fact.kind) {
      case 'entry.posted':
        return batch.add(fact)
      case 'room.changed':
        return tell('room:news', fact.view, channel.porch(fact.areaId), channel.desk(fact.areaId))
      case 'seat.ended':
        batch.flushPlace(fact.placeId)
        return void io.in(channel.visit(fact.visitId)).socketsLeave(channel.visitorsIn(fact.placeId))
      case 'place.emptied':
        batch.flushPlace(fact.placeId)
        return void io.in([channel.visitorsIn(fact.placeId), channel.staffIn(fact.placeId)]).socketsLeave([channel.visitorsIn(fact.placeId), channel.staffIn(fact.placeId)])
      case 'look.ended':
        batch.flushPlace(fact.placeId)
        return void io.in(channel.staff(fact.staffId)).socketsLeave(channel.staffIn(fact.placeId))
      case 'rest.asked':
        return tell('rest:asked', fact.view, channel.visit(fact.visitId))
      case 'rest.ended':
        return tell('rest:ended', { placeId: fact.placeId }, channel.visit(fact.visitId))
      case 'knock.answered':
        return tell('room:let-in', { placeId: fact.placeId }, channel.visit(fact.visitId))
      case 'visit.ended':
        tell('visit:ended', { reason: fact.reason }, channel.visit(fact.visitId))
        return void io.in(channel.visit(fact.visitId)).disconnectSockets(true)
      case 'listening.changed':
        tell('listening:news', fact.view, channel.visit(fact.visitId))
        return tell('desk:changed', { why: 'listening' }, channel.desk(fact.areaId))
      case 'help.changed':
        return tell('help:news', fact.view, channel.visit(fact.visitId))
      case 'solo_note.changed':
        return tell('solo-note:news', fact.view, channel.visit(fact.visitId))
      case 'desk.changed':
        return tell('desk:changed', { why: fact.why }, channel.desk(fact.areaId))
      case 'escalation.changed':
        return tell('escalation:news', fact.view, channel.board(fact.areaId))
      case 'lists.changed':
        return
      case 'staff.ended': {
        const to = fact.sessionIdHash === undefined ? channel.staff(fact.staffId) : channel.staffSession(fact.sessionIdHash)
        tell('staff:signed-out', { reason: fact.reason }, to)
        return void io.in(to).disconnectSockets(true)
      }
    }
  }

  const publishAll = (facts: readonly Fact[]) => { for (const fact of facts) if (factTable[fact.kind]) publish(fact) }
  return Object.assign(publishAll, { flush: batch.flush })
}
