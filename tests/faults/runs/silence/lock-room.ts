// Locked while strangers come and go (rule HA5): after the commit nobody new sits down, who was told so neither writes nor hears, who
// sits inside goes on talking; after the unlock's commit the door is open again.
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '#shared/refusal'
import type { Id } from '#shared/ids'
import type { Step } from '../../fault-run.ts'
import type { FoundVisitor } from '../../rig/people.ts'
import { comes, commitUs, conversationOf, type Lane, seat, sendOn, type Stage } from './lane.ts'

interface Stranger { visitor: FoundVisitor; isInside: boolean }

export async function lockRoom(stage: Stage, { roomId, residents }: Lane, { home, before, waitMs }: Step): Promise<void> {
  const { crew, talk, held } = stage
  const { history } = held
  const visitors = await Promise.all([Number(home), 1 - Number(home)].map((at) => comes(stage, 'stranger', at)))
  let isAnswered = false
  const coming = visitors.map((visitor) => comeAndGo(stage, visitor, roomId, () => isAnswered))
  const resident = residents[0] as FoundVisitor
  const sending = sendOn(stage, resident, roomId, () => isAnswered)
  for (let n = 0; n < Number(before); n += 1) await talk.say(resident, roomId, 10_000)
  await pause(Number(waitMs))
  await crew.host.ask('room:lock', { roomId, reason: 'heated' })
  const answeredAt = performance.now()
  isAnswered = true
  const strangers = await Promise.all(coming)
  await talk.say(resident, roomId, 10_000).catch((error: Error) => history.broken.push(`${resident.name} sits in a locked room and was refused: ${error.message}`))
  await sending
  const { id, committedAt } = await conversationOf(stage, roomId)
  const seats = await seatsOf(stage, id, strangers)
  await crew.host.ask('room:unlock', { roomId, reason: 'over' })
  const { committedAt: untilCommittedAt } = await conversationOf(stage, roomId)
  history.locked.push({ place: roomId, committedAt, untilCommittedAt })
  for (const { visitor, isInside } of strangers) {
    const changedAt = seats.get(visitor.visitId) ?? 0
    if (isInside) history.seated.push({ by: visitor.name, place: roomId, committedAt: changedAt })
    else {
      // Who was inside at first may still have spoken there, and left of their own accord.
      history.silenced.push({ by: visitor.name, place: roomId, committedAt: Math.max(committedAt, changedAt), untilCommittedAt, isDeafened: true, answeredAt })
      await visitor.ask('room:enter', seat(roomId)).catch((error: Error) => history.broken.push(`${visitor.name} stands before a door that is open again: ${error.message}`))
    }
    await visitor.ask('room:leave', { roomId })
    visitor.goHome()
  }
}

/** In, a word, out again, until the door is locked or the lock was answered; who is locked out tries to speak all the same. */
async function comeAndGo({ talk, held }: Stage, visitor: FoundVisitor, roomId: Id, isAnswered: () => boolean): Promise<Stranger> {
  for (;;) {
    const isLate = isAnswered()
    const told = await visitor.ask('room:enter', seat(roomId)).then(() => 'in', (error: Error) => (error instanceof Refusal ? error.code : error.message))
    if (told !== 'in') {
      if (told !== 'room_locked') held.history.broken.push(`${visitor.name} stood before a locked door and was told ${told}`)
      await talk.say(visitor, roomId, 10_000).then(() => held.history.broken.push(`${visitor.name} wrote into a room without sitting there`), () => undefined)
      return { visitor, isInside: false }
    }
    if (isLate) held.history.broken.push(`${visitor.name} sat down after the lock was answered`)
    await talk.say(visitor, roomId, 10_000).catch((error: Error) => held.history.broken.push(`${visitor.name} sits inside and was refused: ${error.message}`))
    if (isLate || isAnswered()) return { visitor, isInside: true }
    await visitor.ask('room:leave', { roomId })
  }
}

/** When the strangers' seats last changed: were taken or left. What a node writes once a minute of all who are there is neither: it is of several at once. */
async function seatsOf({ look }: Stage, conversationId: Id, strangers: readonly Stranger[]): Promise<Map<Id, number>> {
  const { rows } = await look.query<{ visitId: Id; us: string }>(
    `select visit_id as "visitId", (${commitUs})::bigint as us from seats s where conversation_id = $1 and visit_id = any($2)
       and not exists (select 1 from seats o where o.conversation_id = $1 and o.xmin = s.xmin and o.id <> s.id)`,
    [conversationId, strangers.map(({ visitor }) => visitor.visitId)],
  )
  return new Map(rows.map(({ visitId, us }) => [visitId, Number(us)]))
}
