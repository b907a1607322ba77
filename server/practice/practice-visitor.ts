// A visitor of practice in their seat, for the whole evening: the line is renewed when the pass has run out, and a visit that is over begins anew.
import { randomUUID } from 'node:crypto'
import type { Id } from '#shared/ids'
import type { Mark } from '#shared/people'
import type { Stamp } from '#shared/message'
import { comeAsVisitor, type PracticePerson } from './practice-person.ts'

export interface PracticeVisitor {
  name: string
  say(text: string): Promise<void>
  stamp(stamp: Stamp, onSeq?: number): Promise<void>
  leave(): void
}

type Seat = { roomId: Id; name: string; mark: Mark; isWatching: boolean }

export async function seatVisitor(house: string, { roomId, name, mark, isWatching }: Seat, onFault: () => void): Promise<PracticeVisitor> {
  const visit = await comeAsVisitor(house)
  let isGone = false
  let now: PracticePerson = visit

  async function sit(person: PracticePerson): Promise<void> {
    now = person
    if (isGone) return person.leave()
    person.wire.once('disconnect', () => {
      if (!isGone) visit.renew().then(sit).catch(onFault)
    })
    await person.ask('room:enter', { roomId, nickname: name, mark, isWatching })
  }

  await sit(visit)
  return {
    name,
    say: async (text) => void (await now.ask('message:send', { placeId: roomId, clientId: randomUUID(), text })),
    stamp: async (stamp, onSeq) => void (await now.ask('stamp:send', { placeId: roomId, clientId: randomUUID(), stamp, ...(onSeq === undefined ? {} : { onSeq }) })),
    leave() {
      isGone = true
      now.leave()
    },
  }
}
