// Somewhere to arrive on the first evening (rule OP23): where one only practises, a host opens a room, a supervisor is on shift, and a
// few made-up people talk, by the public protocol. They say what they are, nod to what a real person writes, and never answer for one.
import { randomUUID } from 'node:crypto'
import type { Id } from '#shared/ids'
import { Refusal } from '#shared/refusal'
import { comeAsStaff, type PracticePerson } from './practice-person.ts'
import { opening, practiceHost, practiceRoom, practiceSupervisor, script, talkers, watchers, type ScriptLine } from './practice-script.ts'
import { seatVisitor, type PracticeVisitor } from './practice-visitor.ts'

export interface Stage {
  house: string
  passwords: { host: string; supervisor: string }
  /** resolves after so long, at once when the evening is over */
  pause(ms: number): Promise<void>
  isOver(): boolean
  /** 0 to 1 */
  chance(): number
  onFault(): void
}

/** To the full hour, eleven to twelve hours on. */
const openMinutes = (now: number) => 720 - (Math.floor(now / 60_000) % 60)
const restlessMs = { least: 45_000, more: 60_000 }
const nodMs = { least: 6_000, more: 9_000 }

/** One evening, from the opening until it is over or something breaks. */
export async function playEvening(stage: Stage): Promise<void> {
  const leaving: (() => void)[] = []
  try {
    const supervisor = await come(stage, leaving, practiceSupervisor.login, stage.passwords.supervisor)
    const host = await come(stage, leaving, practiceHost.login, stage.passwords.host)
    const roomId = await openPracticeRoom(host)
    supervisor.wire.once('disconnect', stage.onFault)
    host.wire.once('disconnect', stage.onFault)
    const seated: PracticeVisitor[] = []
    for (const [isWatching, people] of [[false, talkers], [true, watchers]] as const) {
      for (const person of people) {
        const visitor = await seatVisitor(stage.house, { roomId, ...person, isWatching }, stage.onFault)
        leaving.push(() => visitor.leave())
        seated.push(visitor)
      }
    }
    nodToOthers(stage, host, roomId, seated)
    for (const line of opening) await play(line, host, roomId, seated)
    while (!stage.isOver()) {
      for (const line of script) {
        await stage.pause(restlessMs.least + stage.chance() * restlessMs.more)
        if (stage.isOver()) return
        await play(line, host, roomId, seated)
      }
    }
  } finally {
    for (const leave of leaving) leave()
  }
}

async function come({ house }: Stage, leaving: (() => void)[], login: string, password: string): Promise<PracticePerson> {
  const person = await comeAsStaff(house, login, password)
  leaving.push(() => person.leave())
  await person.ask('shift:start', {})
  return person
}

/** Opened anew, or taken up where the evening before was cut off. */
async function openPracticeRoom(host: PracticePerson): Promise<Id> {
  const { rooms, now } = await host.ask('desk:state', {})
  const room = rooms.find(({ name }) => name === practiceRoom) ?? rooms[0]
  if (!room) throw new Refusal('not_found')
  const { roomId } = room
  if (room.state === 'closed') await host.ask('room:open', { roomId, minutes: openMinutes(now) })
  else await host.ask('room:host', { roomId })
  return roomId
}

/** A line that cannot be written now (the room rests, is slow or quiet, a person was asked to rest) is left out, as a person would. */
async function play(line: ScriptLine, host: PracticePerson, roomId: Id, seated: readonly PracticeVisitor[]): Promise<void> {
  try {
    if (line.by === 'host') {
      if ('say' in line) await host.ask('message:send', { placeId: roomId, clientId: randomUUID(), text: line.say })
      return
    }
    const visitor = seated[line.by]
    await ('say' in line ? visitor?.say(line.say) : visitor?.stamp(line.stamp))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'pass_expired' || error.code === 'room_closed') throw error
  }
}

/** What somebody real writes is nodded to after a while: seen, without a word put into anybody's mouth. */
function nodToOthers(stage: Stage, host: PracticePerson, roomId: Id, seated: readonly PracticeVisitor[]): void {
  const own = new Set(seated.map(({ name }) => name))
  host.wire.on('place:news', ({ placeId, entries }) => {
    if (placeId !== roomId) return
    for (const entry of entries) {
      if (entry.kind !== 'message' || entry.author.kind !== 'visitor' || entry.held || own.has(entry.author.name)) continue
      const visitor = seated[Math.floor(stage.chance() * talkers.length)]
      void stage.pause(nodMs.least + stage.chance() * nodMs.more).then(() => (stage.isOver() ? undefined : visitor?.stamp('nod', entry.seq))).catch(() => undefined)
    }
  })
}
