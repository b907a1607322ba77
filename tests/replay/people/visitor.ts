// A visitor at a real socket: comes in through the door, keeps the pass fresh while talking, hears every place they are in.
import type { Id } from '#shared/ids'
import type { ClientEventName, Input, Output } from '#shared/protocol'
import { comeIn, renewPass, type Visit } from '../../measure/doors.ts'
import { Person } from '#tests/support/person'
import { Ear } from './ear.ts'
import { askPatiently, type Slowed } from './patience.ts'

type Back = (visitor: Visitor, afterSeq: number) => Promise<Output<'room:enter'>>

const freshMs = 60_000

export class Visitor {
  readonly #places = new Map<Id, { ear: Ear; back: Back }>()
  #passEndsAt: number

  private constructor(readonly house: string, readonly slowed: Slowed, private visit: Visit, private person: Person) {
    this.#passEndsAt = endOf(visit)
    this.#listen()
  }

  static async comeIn(house: string, slowed: Slowed): Promise<Visitor> {
    const visit = await comeIn(house)
    return new Visitor(house, slowed, visit, await connect(house, visit.pass))
  }

  ask<E extends ClientEventName>(event: E, input: Input<E>): Promise<Output<E>> {
    return askPatiently(this.person, event, input, this.slowed)
  }

  get socket(): Person['socket'] {
    return this.person.socket
  }

  /** Comes into a place and hears it from now on. @param back how to come in, and back in after the line was new */
  async enter(placeId: Id, back: Back): Promise<{ ear: Ear; view: Output<'room:enter'> }> {
    const ear = new Ear()
    this.#places.set(placeId, { ear, back })
    const views: Output<'room:enter'>[] = []
    await ear.readBack(async () => {
      const view = await back(this, 0)
      views.push(view)
      return view
    }).catch((error) => { this.#places.delete(placeId); throw error })
    const [view] = views
    if (!view) throw new Error('entered without a view')
    return { ear, view }
  }

  /** A quarter of an hour is all a pass has: before it ends a fresh one is shown on a new line, and what was missed is read back. */
  async keepPass(): Promise<void> {
    if (performance.now() < this.#passEndsAt - freshMs) return
    const fresh = await renewPass(this.house, this.visit.secret)
    this.visit = { ...this.visit, ...fresh }
    this.#passEndsAt = endOf(fresh)
    this.person.leave()
    this.person = await connect(this.house, fresh.pass)
    this.#listen()
    for (const { ear, back } of this.#places.values()) await ear.readBack((afterSeq) => back(this, afterSeq))
  }

  leave(): void {
    this.person.leave()
  }

  #listen(): void {
    this.person.socket.on('place:news', ({ placeId, entries }) => this.#places.get(placeId)?.ear.news(entries))
  }
}

function endOf({ passExpiresAt, now }: { passExpiresAt: number; now: number }): number {
  return performance.now() + passExpiresAt - now
}

function connect(house: string, pass: string): Promise<Person> {
  return new Person('visitor', house, { as: 'visitor', pass }, { origin: house }).connected()
}
