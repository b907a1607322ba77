// A node that stands still for seconds, its lines open (rule FA2): whoever wrote by it comes to another one when their patience is at
// its end, and goes on; a person who is removed meanwhile, and whose words wait in the node's own buffers, is silent and deaf when it
// wakes; nobody else misses a line.
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '#tests/support/until'
import type { Step } from '../fault-run.ts'
import type { Asked } from '../history/history.ts'
import type { House } from '../rig/house.ts'
import { askDatabase } from '../rig/look-into-log.ts'
import type { Node } from '../rig/node.ts'
import { type FoundVisitor, type OpenRooms, visitorComes } from '../rig/people.ts'
import type { Someone } from '../rig/someone.ts'
import type { Talk } from '../rig/talk.ts'

/** Long enough for the patience of those at the node, and for a transaction it holds open to be ended by the database. */
const othersTalkWithinMs = 25_000
const wakesWithinMs = 15_000
const listensOnMs = 1_500
const writersThere = 2

export interface Hung { house: House; crew: OpenRooms; talk: Talk }

/** @returns after how long everyone wrote by another node */
export async function hangNode({ house, crew, talk }: Hung, index: number, { forMs }: Step): Promise<number> {
  const { history } = talk
  const node = house.nodes[index] as Node
  const roomId = house.rooms[0] ?? ''
  // Who sits at the node that hangs can do nothing: the supervisor is at the next one.
  crew.supervisor.moveTo(index + 1)
  crew.supervisor.hangUp()
  await crew.supervisor.line()
  const writers = talk.readers.map(({ someone }) => someone).filter(({ name }) => name.startsWith('writer'))
  // Somebody writes there, wherever the kills before have driven them.
  const there = writers.slice(0, writersThere)
  for (const writer of there) {
    writer.moveTo(index)
    writer.hangUp()
    await writer.line()
  }
  // The history is of two houses, whose writers have the same names.
  const saidHere = (begun: number) => history.asked.slice(begun).filter(({ place }) => house.rooms.includes(place))
  const came = history.asked.length
  await until('somebody writes at the node', () => areAnswered(there, saidHere(came)), othersTalkWithinMs).catch(() => history.broken.push(`nobody writes at ${node.options.name} before it stands still`))
  const person = await visitorComes(house, `removed ${history.silenced.length + 1}`, { home: index, answerWithinMs: 120_000 })
  person.onNews = (event, news) => {
    if (event !== 'place:news') return
    for (const { at } of (news as { entries: readonly { at?: number }[] }).entries) if (at !== undefined) history.heardAfter.push({ by: person.name, place: roomId, writtenAt: at * 1_000 })
  }
  const { seat } = await person.ask('room:enter', { roomId, nickname: 'かくひと', mark: 'leaf', isWatching: false })
  await talk.say(person, roomId)
  await node.hang()
  // Patience begins with the line that is under way by then, a moment before.
  const begun = history.asked.length
  const from = Math.min(performance.now(), ...there.flatMap(({ name }) => saidHere(came).findLast(({ by }) => by === name) ?? []).flatMap(({ askedAt, ackedAt }) => (ackedAt === null ? [askedAt] : [])))
  const underWay = [talk.say(person, roomId), talk.say(person, roomId)]
  for (const each of underWay) each.catch(() => undefined)
  await crew.supervisor.ask('person:remove', { placeId: roomId, seatId: seat?.seatId ?? '', reason: 'hurtful', minutes: 600 })
  const answeredAt = performance.now()
  underWay.push(talk.say(person, roomId))
  await until('everyone writes by another node', () => areAnswered(writers, saidHere(begun)), othersTalkWithinMs).catch(() => history.broken.push(`not everyone writes while ${node.options.name} stands still`))
  const talkMs = performance.now() - from
  await pause(Math.max(0, Number(forMs) - talkMs))
  node.goOn()
  const told = await Promise.all(underWay.map((each) => each.then(() => 'written', (error: Error) => error.message)))
  if (told.includes('written') || !person.isConnected) history.broken.push(`${person.name}, removed while their node stood still, was told ${told.join()}`)
  await until('the node is itself again', () => fetch(`${node.url}/readyz`).then(({ ok }) => ok, () => false), wakesWithinMs).catch(() => history.broken.push(`${node.options.name} is not ready after it woke`))
  await pause(listensOnMs)
  await noteRemoval(house, talk, person, answeredAt)
  person.goHome()
  if (await node.hasEnded()) history.broken.push(`${node.options.name} ended when it woke`)
  return talkMs
}

/** Each has had an answer to one of these. */
export const areAnswered = (writers: readonly Someone[], said: readonly Asked[]): boolean => writers.every(({ name }) => said.some(({ by, ackedAt }) => by === name && ackedAt !== null))

async function noteRemoval({ databaseUrl, rooms }: House, { history }: Talk, person: FoundVisitor, answeredAt: number): Promise<void> {
  const [row] = await askDatabase<{ us: string }>(databaseUrl, 'select (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000)::bigint as us from rests where visit_id = $1', [person.visitId])
  if (!row) history.broken.push(`no commit of the removal of ${person.name}`)
  history.silenced.push({ by: person.name, place: rooms[0] ?? '', committedAt: row ? Number(row.us) : null, untilCommittedAt: null, isDeafened: true, answeredAt })
}
