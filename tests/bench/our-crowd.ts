// People in our rooms, through the public doors: a pass each, a seat each, a host in every room and a supervisor on shift. The host
// hears the room too, so a room of fifty is forty-nine visitors and their host.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
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
  /** which node a speaker's line goes to */
  nodeOf: ReadonlyMap<Line, number>
}

const read = (frame: string): Heard | null => {
  if (!frame.startsWith('42["place:news"')) return null
  const [, { placeId, entries }] = JSON.parse(frame.slice(2)) as [string, News<'place:news'>]
  return { placeId, seqs: entries.map(({ seq }) => seq), texts: entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : [])) }
}

/** Who is asked to wait a moment, waits: a house that has just opened on a busy machine says so at first. */
async function askPatiently(line: Line, name: string, input: object = {}): Promise<void> {
  for (let left = 40; ; left -= 1) {
    try {
      return void (await line.ask(name, input))
    } catch (error) {
      if (left === 0 || !(error instanceof Error && /unavailable/.test(error.message))) throw error
      await pause(250)
    }
  }
}

async function signIn(url: string, login: string, password: string): Promise<Line> {
  const { cookie } = await signInStaff(url, login, password)
  const line = await Line.open({ url, auth: { as: 'staff' }, headers: { Origin: url, Cookie: cookie } })
  await askPatiently(line, 'shift:start')
  return line
}

export async function visitorLine(url: string): Promise<Line> {
  const { pass } = await comeIn(url)
  return Line.open({ url, auth: { as: 'visitor', pass }, headers: { Origin: url } })
}

/** Which of the nodes a person's line goes to; `room` and `seat` count from 0, the host is seat 0. */
export type Placing = (nodes: number, room: number, seat: number) => number
export const spread: Placing = (nodes, _room, seat) => seat % nodes
export const affine: Placing = (nodes, room) => room % nodes

export interface Gathering {
  roomIds?: readonly Id[]
  placing?: Placing
  /** where the supervisor's line is */
  boardNode?: number
}

export async function gatherOurCrowd(server: OurServer, perRoom: number, { roomIds = server.roomIds, placing = affine, boardNode = 0 }: Gathering = {}): Promise<OurCrowd> {
  let listener: (room: Room, texts: readonly string[]) => void = () => undefined
  const faults: string[] = []
  const at = (node: number): string => server.urls[node] ?? server.url
  const board = await signIn(at(boardNode), 'supervisor', server.password)
  const rooms: Room[] = roomIds.map((name) => ({ name, listeners: perRoom, speakers: [] }))
  const readers = new Map(rooms.map((room) => [room, makeReader(read)]))

  function attend(line: Line, room: Room): void {
    const reader = readers.get(room)
    let last = 0
    line.onEvent = (frame) => {
      const heard = reader?.(frame)
      if (!heard || heard.placeId !== room.name) return
      for (const seq of heard.seqs) {
        // Between nodes nothing promises an order: a client reads a gap back. Each line is still heard once, and that is counted.
        if (placing === affine && last !== 0 && seq !== last + 1) faults.push(`after ${last} came ${seq}`)
        last = seq
      }
      if (heard.texts.length > 0) listener(room, heard.texts)
    }
    line.onClose = () => faults.push('a line fell')
  }

  const hosts = await severalAtOnce(rooms, 4, async (room) => {
    const line = await signIn(at(placing(server.urls.length, rooms.indexOf(room), 0)), `host-${server.roomIds.indexOf(room.name) + 1}`, server.password)
    await askPatiently(line, 'room:open', { roomId: room.name, minutes: 240 })
    attend(line, room)
    return line
  })
  const nodeOf = new Map<Line, number>()
  // Rooms in turn: people who come into one room wait for each other.
  const seats = Array.from({ length: (perRoom - 1) * rooms.length }, (_, n) => ({ number: n % rooms.length, room: rooms[n % rooms.length] as Room, seat: 1 + Math.floor(n / rooms.length) }))
  const visitors = await severalAtOnce(seats, 16, async ({ number, room, seat }) => {
    const node = placing(server.urls.length, number, seat)
    const line = await visitorLine(at(node))
    nodeOf.set(line, node)
    await askPatiently(line, 'room:enter', { roomId: room.name, nickname: 'つゆくさ', mark: 'leaf', isWatching: false })
    attend(line, room)
    room.speakers.push(line)
    return line
  })
  return {
    side: 'ours', rooms, faults, board, nodeOf, lines: [board, ...hosts, ...visitors],
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
