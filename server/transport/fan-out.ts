// What many hear is encoded and framed once, and written straight to each websocket (rules WI5, WI11): Socket.IO's own adapter, its
// public extension point, with another way to broadcast. Whoever is not on a plain, idle websocket gets it by the usual way.
import { Adapter, type BroadcastOptions } from 'socket.io-adapter'
import type { Socket as NetSocket } from 'node:net'
import { padded } from './padding.ts'

/** News that may wait for one reader, in bytes; who falls further behind is cut, and reads back what was missed. */
export const mostWaiting = 256 * 1024

/** The parts of an Engine.IO connection that are looked at; anything missing means: the usual way. */
interface Transport { name: string; socket?: { readyState: number; _socket?: NetSocket | null; terminate(): void } }
export interface Conn {
  readyState: string
  upgrading: boolean
  writeBuffer: { data?: unknown }[]
  transport: Transport
  close(discard: boolean): void
}
interface Listener { conn: Conn; client: { writeToEngine(packets: string[], options: object): void } }
interface Packet { data?: unknown; type: number; id?: number }

const eventPacket = 2
const isOpen = 1

/** One text frame of a server, unmasked (RFC 6455): head and body in one buffer, so that a socket is written to once. */
export function frameOf(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = 0x81
  if (head === 2) frame[1] = length
  else if (head === 4) { frame[1] = 126; frame.writeUInt16BE(length, 2) }
  else { frame[1] = 127; frame.writeBigUInt64BE(BigInt(length), 2) }
  frame.write(text, head)
  return frame
}

/** The net socket of a line that is on an open websocket. */
const socketOf = ({ name, socket }: Transport): NetSocket | undefined => (name === 'websocket' && socket?.readyState === isOpen ? (socket._socket ?? undefined) : undefined)

/** Whatever is told to a line within this turn, an answer and the news of it, leaves in one write. */
export function holdTogether(conn: Pick<Conn, 'transport'>): void {
  const socket = socketOf(conn.transport)
  if (!socket) return
  socket.cork()
  process.nextTick(() => socket.uncork())
}

/** Where a frame may be written straight: an open websocket with nothing queued above it, so that the net socket alone keeps the order. */
export function plainSocketOf({ readyState, upgrading, writeBuffer, transport }: Conn): NetSocket | undefined {
  const socket = readyState === 'open' && !upgrading && writeBuffer.length === 0 ? socketOf(transport) : undefined
  return socket?.writable === true ? socket : undefined
}

/** One who hears, with what is needed for each write beside each other: a thousand of them do not fit into the processor's memory. */
class Hearer {
  socket: NetSocket | undefined
  #transport: Transport | undefined
  constructor(readonly id: string, readonly conn: Conn, readonly client: Listener['client']) {}

  /** With nothing queued above it the net socket is the only queue, and keeps the order. */
  isPlain(): boolean {
    const { conn } = this
    if (conn.transport !== this.#transport || !this.socket) this.#look(conn.transport)
    return this.socket !== undefined && !conn.upgrading && conn.writeBuffer.length === 0 && this.socket.writable
  }

  #look(transport: Transport): void {
    this.#transport = transport
    this.socket = socketOf(transport)
  }
}

export class FanOut extends Adapter {
  /** bytes of news since a reader last had nothing waiting; only of those who have */
  readonly #behind = new WeakMap<Conn, number>()
  /** who hears a channel, found once and kept until somebody comes or goes */
  readonly #hearers = new Map<string, Hearer[]>()

  override addAll(id: string, rooms: Set<string>): void {
    super.addAll(id, rooms)
    for (const room of rooms) this.#hearers.delete(room)
  }

  override del(id: string, room: string): void {
    super.del(id, room)
    this.#hearers.delete(room)
  }

  override delAll(id: string): void {
    for (const room of this.sids.get(id) ?? []) this.#hearers.delete(room)
    super.delAll(id)
  }

  override broadcast(packet: Packet, options: BroadcastOptions): void {
    const isPlain = packet.type === eventPacket && packet.id === undefined && this.nsp.name === '/' && options.rooms.size > 0
    if (!isPlain || Object.values(options.flags ?? {}).some(Boolean)) return super.broadcast(packet, options)
    const text = padded(`${eventPacket}${JSON.stringify(packet.data)}`)
    const frame = frameOf(`4${text}`)
    // Whoever shall not hear it is passed over like one who has.
    const earlier = [...(options.except ?? [])].flatMap((room) => this.rooms.get(room) ?? [])
    for (const room of options.rooms) {
      const ids = this.rooms.get(room)
      if (!ids) continue
      for (const hearer of this.#hearersOf(room, ids)) if (earlier.length === 0 || !earlier.some((other) => other.has(hearer.id))) this.#tell(hearer, text, frame)
      earlier.push(ids)
    }
  }

  #hearersOf(room: string, ids: Set<string>): Hearer[] {
    const known = this.#hearers.get(room)
    if (known) return known
    const found: Hearer[] = []
    for (const id of ids) {
      const listener = this.nsp.sockets.get(id) as Listener | undefined
      if (listener) found.push(new Hearer(id, listener.conn, listener.client))
    }
    // One who is only coming is not among the sockets yet: then it is looked up again.
    if (found.length === ids.size) this.#hearers.set(room, found)
    return found
  }

  #tell(hearer: Hearer, text: string, frame: Buffer): void {
    const { conn } = hearer
    if (conn.readyState !== 'open') return
    if (hearer.isPlain()) hearer.socket?.write(frame)
    else hearer.client.writeToEngine([text], { preEncoded: true })
    const { socket } = hearer
    // What the kernel did not take at once stands here; what is only held together leaves in a moment.
    if (socket) {
      if (socket.writableLength > 0 && socket.writableCorked === 0) this.#countWaiting(conn, socket.writableLength === frame.length, frame.length)
    } else if (conn.writeBuffer.length > 0) this.#countWaiting(conn, conn.writeBuffer.length === 1, frame.length)
  }

  #countWaiting(conn: Conn, isFirst: boolean, bytes: number): void {
    const behind = (isFirst ? 0 : (this.#behind.get(conn) ?? 0)) + bytes
    this.#behind.set(conn, behind)
    if (behind <= mostWaiting) return
    this.#behind.delete(conn)
    // Not closed politely: that would wait behind all that was not read.
    if (conn.transport.socket) conn.transport.socket.terminate()
    else conn.close(true)
  }
}
