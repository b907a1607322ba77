// Asked to rest from one room, or from all of them, with lines under way in each: after the commit none of them stands anywhere, and
// no other nickname of theirs sits down.
import { setTimeout as pause } from 'node:timers/promises'
import type { Id } from '#shared/ids'
import { Refusal } from '#shared/refusal'
import type { Step } from '../../fault-run.ts'
import type { FoundVisitor } from '../../rig/people.ts'
import { comes, commitUs, type Lane, seat, sendOn, type Stage } from './lane.ts'

/** Long enough to hear what may not be heard any more. */
const listensOnMs = 1_400

/** Silenced by an answer, the commit of which is asked for when all is over. */
export interface Rested { visitor: FoundVisitor; places: Id[]; answeredAt: number; isDeaf: Promise<void> }

export async function restPerson(stage: Stage, lane: Lane, { what, home, before, waitMs }: Step): Promise<Rested> {
  const { crew, talk, held, lanes } = stage
  const { roomId } = lane
  const isEverywhere = what === 'remove'
  const visitor = await comes(stage, 'guest', Number(home))
  const { seat: taken } = await visitor.ask('room:enter', seat(roomId))
  if (!taken) throw new Error('entered without a seat')
  const places = [roomId]
  const next = lanes[(lanes.indexOf(lane) + 1) % lanes.length]?.roomId ?? ''
  // The next room may be shut or locked at this moment: then there is only this one.
  if (isEverywhere && (await entersAt(visitor, next)) === 'in') places.push(next)
  let isAnswered = false
  const sending = places.map((each) => sendOn(stage, visitor, each, () => isAnswered))
  for (let n = 0; n < Number(before); n += 1) await talk.say(visitor, roomId)
  await pause(Number(waitMs))
  const asked = { placeId: roomId, seatId: taken.seatId, reason: 'hurtful', minutes: 600 } as const
  await (isEverywhere ? crew.supervisor.ask('person:remove', asked) : crew.host.ask('person:rest', asked))
  const answeredAt = performance.now()
  isAnswered = true
  const elsewhere = lanes[(lanes.indexOf(lane) + 2) % lanes.length]?.roomId ?? ''
  for (const each of isEverywhere ? [...new Set([...places, elsewhere])] : [roomId]) {
    const told = await entersAt(visitor, each, 'べつのひと')
    if (told === 'in' || (each === roomId && told !== 'asked_to_rest')) held.history.broken.push(`${visitor.name}, asked to rest (${what}), came in again and was told ${told}`)
  }
  await Promise.all(sending)
  return { visitor, places, answeredAt, isDeaf: pause(listensOnMs).then(() => visitor.goHome()) }
}

const entersAt = (visitor: FoundVisitor, roomId: Id, nickname?: string): Promise<string> =>
  visitor.ask('room:enter', seat(roomId, nickname)).then(() => 'in', (error: Error) => { if (error instanceof Refusal) return error.code; throw error })

/** All rests of the run at once: a row each, written by the transaction that silenced. */
export async function noteCommits({ look, held }: Stage, rested: readonly Rested[]): Promise<void> {
  const { rows } = await look.query<{ visitId: Id; us: string }>(`select visit_id as "visitId", (${commitUs})::bigint as us from rests`)
  const commits = new Map(rows.map(({ visitId, us }) => [visitId, Number(us)]))
  for (const { visitor, places, answeredAt } of rested) {
    const committedAt = commits.get(visitor.visitId) ?? null
    if (committedAt === null) held.history.broken.push(`no commit of the rest of ${visitor.name}`)
    for (const place of places) held.history.silenced.push({ by: visitor.name, place, committedAt, untilCommittedAt: null, isDeafened: true, answeredAt })
  }
}
