// One row for each thing that may be asked (rule WI1): which event, how often, what it is about, the story that does it.
// The policy action is the event's own name; what the target's loader does not grant is refused.
import type { ClientEventName, Input, Output } from '#shared/protocol'
import type { Relation } from '#shared/policy'
import type { Context } from '../context.ts'
import type { Actor, StaffActor, VisitorActor } from './actor.ts'
import type { AskedRate } from './rates.ts'

/** The asking socket, as far as a story may touch it: what it hears, and nothing else. */
export interface Ear {
  readonly id: string
  /** false once the line fell: what was asked by it may still be under way */
  isOpen(): boolean
  hear(channel: string): void
  unhear(channel: string): void
}

export interface Target {
  relations: Relation[]
}

export interface Call<E extends ClientEventName, A extends Actor = Actor, T extends Target = Target> {
  context: Context
  actor: A
  input: Input<E>
  target: T
  ear: Ear
}

export interface Endpoint<E extends ClientEventName = ClientEventName> {
  event: E
  rate: AskedRate
  /** only for talk: the actor's row is re-read inside the writing statement itself */
  isCheckedInWrite?: boolean
  /** one after the other with its like, as one line asked for them */
  isInOrder?: boolean
  target(call: Omit<Call<E>, 'target'>): Promise<Target> | Target
  story(call: Call<E>): Promise<Output<E>>
}

type Row<E extends ClientEventName, A extends Actor, T extends Target> = {
  rate: AskedRate
  isCheckedInWrite?: boolean
  isInOrder?: boolean
  target?: (call: Omit<Call<E, A>, 'target'>) => Promise<T> | T
  story: (call: Call<E, A, T>) => Promise<Output<E>>
}

// The policy table has already matched the actor's kind when a story runs, so narrowing here is safe (see gate.ts).
function rowOf<E extends ClientEventName, A extends Actor, T extends Target>(event: E, row: Row<E, A, T>): Endpoint {
  const none = () => ({ relations: [] }) as unknown as T
  return { event, rate: row.rate, isCheckedInWrite: row.isCheckedInWrite, isInOrder: row.isInOrder, target: row.target ?? none, story: row.story } as unknown as Endpoint
}

export function forVisitor<E extends ClientEventName, T extends Target>(event: E, row: Row<E, VisitorActor, T>): Endpoint {
  return rowOf(event, row)
}
export function forStaff<E extends ClientEventName, T extends Target>(event: E, row: Row<E, StaffActor, T>): Endpoint {
  return rowOf(event, row)
}
export function forAnyone<E extends ClientEventName, T extends Target>(event: E, row: Row<E, Actor, T>): Endpoint {
  return rowOf(event, row)
}
