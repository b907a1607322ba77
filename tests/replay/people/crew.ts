// The staff of a replay: signed in over HTTP, on shift, each at a real socket, hearing the places they are in.
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'
import type { ClientEventName, Input, Output } from '#shared/protocol'
import { signInStaff } from '../../measure/doors.ts'
import { Person } from '#tests/support/person'
import { Ear } from './ear.ts'
import { askPatiently, type Slowed } from './patience.ts'

export interface Credentials { login: string; password: string }

export class StaffMember {
  readonly #ears = new Map<Id, Ear>()
  /** open escalations this person has heard of, by place */
  readonly escalations = new Map<Id, Set<Id>>()

  private constructor(readonly name: string, readonly roles: readonly Role[], private readonly person: Person, private readonly slowed: Slowed) {
    person.socket.on('place:news', ({ placeId, entries }) => this.#ears.get(placeId)?.news(entries))
    person.socket.on('escalation:news', ({ placeId, escalationId }) => {
      this.escalations.set(placeId, (this.escalations.get(placeId) ?? new Set()).add(escalationId))
    })
  }

  static async come(house: string, { login, password }: Credentials, slowed: Slowed): Promise<StaffMember> {
    const { cookie, staff } = await signInStaff(house, login, password)
    const person = await new Person(staff.name, house, { as: 'staff', cookie }, { origin: house }).connected()
    const member = new StaffMember(staff.name, staff.roles, person, slowed)
    await member.ask('shift:start', {})
    return member
  }

  ask<E extends ClientEventName>(event: E, input: Input<E>): Promise<Output<E>> {
    return askPatiently(this.person, event, input, this.slowed)
  }

  /** From now on what is told of the place is kept; asking to look comes after. */
  listenTo(placeId: Id): Ear {
    const ear = new Ear()
    this.#ears.set(placeId, ear)
    return ear
  }

  stopListening(placeId: Id): void {
    this.#ears.delete(placeId)
  }

  async goHome(): Promise<void> {
    if (this.person.socket.connected) await this.ask('shift:end', {}).catch(() => undefined)
    this.person.leave()
  }
}

export interface Crew {
  supervisor: StaffMember
  hosts: StaffMember[]
  supporters: StaffMember[]
}
