// All dialogues of a file, several at once: each slot takes the next dialogue when its last is over.
import { type Crew, StaffMember } from './people/crew.ts'
import { type Dialogue, formOf } from './script/dialogue.ts'
import { addTally, emptyTally, type Tally } from './script/history.ts'
import { holdInRoom, type HostedRoom } from './hold-in-room.ts'
import { holdInSession, type ListeningHouse } from './hold-in-session.ts'
import type { House } from './houses.ts'
import { makeMeetings } from './people/meetings.ts'
import { MissingPart } from '../measure/problems.ts'
import { severalAtOnce } from '../measure/several-at-once.ts'
import type { Slowed } from './people/patience.ts'
import type { Stage } from './stage.ts'

const takePatienceMs = 20 * 60_000
// Each costs the house a password hash: a shift comes in one after another, not in one instant.
const signInsAtOnce = 4

export async function gatherCrew(house: House, slowed: Slowed): Promise<Crew> {
  const everyone = await severalAtOnce(house.staff, signInsAtOnce, (credentials) => StaffMember.come(house.url, credentials, slowed))
  const supervisor = everyone.find(({ roles }) => roles.includes('supervisor'))
  if (!supervisor) throw new MissingPart('nobody of the staff given is a supervisor')
  const others = everyone.filter((person) => person !== supervisor)
  const hosts = others.filter(({ roles }) => roles.includes('host'))
  const supporters = others.filter(({ roles }) => roles.includes('peer_supporter'))
  for (const person of others) if (!hosts.includes(person) && !supporters.includes(person)) await person.goHome()
  return { supervisor, hosts, supporters }
}

export interface HeldAll { tally: Tally; finished: number; problems: string[] }

export async function holdAll(stage: Stage, dialogues: readonly Dialogue[], house: House, crew: Crew, mostAtOnce: number): Promise<HeldAll> {
  const held: HeldAll = { tally: emptyTally(), finished: 0, problems: [] }
  const talks = { room: dialogues.filter((each) => formOf(each) === 'room'), session: dialogues.filter((each) => formOf(each) === 'session') }
  const rooms = [...house.rooms]
  const [host] = crew.hosts
  const porchId = talks.session.length > 0 && host ? (rooms.shift() ?? null) : null
  if (porchId !== null) await host?.ask('room:open', { roomId: porchId, minutes: 720 })
  const listening: ListeningHouse = { supervisor: crew.supervisor, meetings: makeMeetings([...crew.supporters], takePatienceMs), porchId }

  const hosted: HostedRoom[] = rooms.flatMap((roomId, n) => (crew.hosts.length > 0 ? [{ roomId, host: crew.hosts[n % crew.hosts.length] as StaffMember }] : []))
  await inSlots(hosted.slice(0, mostAtOnce), talks.room, 'no room with a host', (dialogue, room) => holdInRoom(stage, dialogue, room))
  await inSlots(crew.supporters.slice(0, mostAtOnce), talks.session, 'no peer supporter', (dialogue) => holdInSession(stage, dialogue, listening))
  if (porchId !== null) await host?.ask('room:close', { roomId: porchId, reason: 'ended' })
  return held

  async function inSlots<S>(slots: readonly S[], waiting: Dialogue[], lacking: string, hold: (dialogue: Dialogue, slot: S) => Promise<Tally>): Promise<void> {
    if (waiting.length > 0 && slots.length === 0) throw new MissingPart(lacking)
    await Promise.all(slots.map(async (slot) => {
      for (let dialogue = waiting.shift(); dialogue; dialogue = waiting.shift()) {
        try {
          addTally(held.tally, await hold(dialogue, slot))
          held.finished += 1
        } catch (error) {
          held.tally.missing += dialogue.turns.length
          held.problems.push(`${dialogue.id}: ${error instanceof Error ? error.message : String(error)}`)
        }
      }
    }))
  }
}
