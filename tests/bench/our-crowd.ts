// People in our rooms, through the public doors: a pass each, a seat each, a host in every room and a supervisor on shift. The host
// hears the room too, so a room of fifty is forty-nine visitors and their host.
import { randomUUID } from 'node:crypto'
import type { Id } from '#shared/ids'
import type { News } from '#shared/protocol'
import { comeIn, signInStaff } from '../measure/doors.ts'
import { severalAtOnce } from '../measure/several-at-once.ts'
import { makeReader, type Crowd, type Room } from './crowd.ts'
import { Line } from './line.ts'
import type { OurServer } from './our-server.ts'

interface Heard { placeId: Id; seqs: number[]; texts: string[] }

export interface OurCrowd extends Crowd {
  /** the supervisor's line: the board hears there */
  board: Line
}

const read = (frame: string): Heard | null => {
  if (!frame.startsWith('42["place:news"')) return null
  const [, { placeId, entries }] = JSON.parse(frame.slice(2)) as [string, News<'place:news'>]
  return { placeId, seqs: entries.map(({ seq }) => seq), texts: entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : [])) }
}

async function signIn(server: OurServer, login: string): Promise<Line> {
  const { cookie } = await signInStaff(server.url, login, server.password)
  const line = await Line.open({ url: server.url, auth: { as: 'staff' }, headers: { Origin: server.url, Cookie: cookie } })
  await line.ask('shift:start')
  return line
}

export async function visitorLine(server: OurServer): Promise<Line> {
  const { pass } = await comeIn(server.url)
  return Line.open({ url: server.url, auth: { as: 'visitor', pass }, headers: { Origin: server.url } })
}

export async function gatherOurCrowd(server: OurServer, perRoom: number, roomIds: readonly Id[] = server.roomIds): Promise<OurCrowd> {
  let listener: (room: Room, texts: readonly string[]) => void = () => undefined
  const faults: string[] = []
  const board = await signIn(server, 'supervisor')
  const rooms: Room[] = roomIds.map((name) => ({ name, listeners: perRoom, speakers: [] }))
  const readers = new Map(rooms.map((room) => [room, makeReader(read)]))

  function attend(line: Line, room: Room): void {
    const reader = readers.get(room)
    let last = 0
    line.onEvent = (frame) => {
      const heard = reader?.(frame)
      if (!heard || heard.placeId !== room.name) return
      for (const seq of heard.seqs) {
        if (last !== 0 && seq !== last + 1) faults.push(`after ${last} came ${seq}`)
        last = seq
      }
      if (heard.texts.length > 0) listener(room, heard.texts)
    }
    line.onClose = () => faults.push('a line fell')
  }

  const hosts = await severalAtOnce(rooms, 4, async (room) => {
    const line = await signIn(server, `host-${server.roomIds.indexOf(room.name) + 1}`)
    await line.ask('room:open', { roomId: room.name, minutes: 240 })
    attend(line, room)
    return line
  })
  const seats = rooms.flatMap((room) => Array.from({ length: perRoom - 1 }, () => room))
  // Rooms in turn: people who come into one room wait for each other.
  const mixed = seats.map((_, n) => rooms[n % rooms.length] as Room)
  const visitors = await severalAtOnce(mixed, 16, async (room) => {
    const line = await visitorLine(server)
    await line.ask('room:enter', { roomId: room.name, nickname: 'つゆくさ', mark: 'leaf', isWatching: false })
    attend(line, room)
    room.speakers.push(line)
    return line
  })
  return {
    side: 'ours', rooms, faults, board, lines: [board, ...hosts, ...visitors],
    say(speaker, { name }, text) {
      speaker.emit('message:send', { placeId: name, clientId: randomUUID(), text }, (answer) => {
        const { ok, code } = answer as { ok: boolean; code?: string }
        if (!ok) faults.push(`a line was refused: ${code}`)
      })
    },
    hear: (next) => { listener = next },
    cpuMs: () => server.cpuMs(),
  }
}
