// The people of an evening of listening, and how they get as far as a test needs them.
import { randomUUID } from 'node:crypto'
import type { AgeBand } from '#shared/people'
import type { ListeningView, SessionView } from '#shared/views'
import { Evening, type EveningOptions } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

export const minute = 60_000

/** A visit stays good for the whole evening: renewing a pass is not what these tests are about. */
export function beginEvening(options: EveningOptions = {}): Promise<Evening> {
  // Tests of other clocks let time pass without a word (LI17 has a file of its own).
  return Evening.begin({ ...options, settings: { passMs: 12 * 60 * minute, silenceMs: [], ...options.settings } })
}

export async function onShift(evening: Evening, name: string, ...roles: Parameters<Evening['staff']>[1][]): Promise<Person> {
  const person = await evening.staff(name, ...roles)
  await person.ask('shift:start')
  return person
}

export interface Cast { supervisor: Person; supporter: Person }

export async function usualCast(evening: Evening): Promise<Cast> {
  return { supervisor: await onShift(evening, 'みなと', 'supervisor'), supporter: await onShift(evening, 'あおば', 'peer_supporter') }
}

export function askFor(person: Person, more: { ageBand?: AgeBand; fromPlaceId?: string; clientId?: string } = {}): Promise<ListeningView> {
  return person.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk', ...more })
}

export interface Talk extends Cast { visitor: Person; listeningId: string; session: SessionView }

/** A visitor of this name in a talk with the supporter, both hearing the place. */
export async function inTalk(evening: Evening, cast: Cast, name = 'こいし'): Promise<Talk> {
  const visitor = await evening.visitor(name)
  const { listeningId } = await askFor(visitor)
  const session = await cast.supporter.ask('listening:take')
  await visitor.ask('listening:answer', { listeningId, answer: 'go' })
  await visitor.ask('listening:enter', { listeningId })
  await cast.supporter.ask('place:look', { placeId: listeningId, reason: 'own' })
  return { ...cast, visitor, listeningId, session }
}

export async function writeNote(person: Person, listeningId: string, strain = 1): Promise<void> {
  await person.ask('after-note:save', { listeningId, topics: ['loneliness'], outcome: 'listened', strain })
}

export function codeOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(() => 'ok', (error: { code?: string }) => error.code ?? String(error))
}

/** Everything this person's line ever carried, as text: for what must never be in it. */
export function everythingHeard(person: Person): string {
  return JSON.stringify([person.heard('place:news'), person.heard('listening:news'), person.heard('room:news'), person.heard('help:news'), person.heard('desk:changed')])
}
