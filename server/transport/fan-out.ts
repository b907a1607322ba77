// What many hear is encoded and framed once, and written straight to each websocket (rules WI5, WI11): Socket.IO's own adapter, its
// public extension point, with another way to broadcast. Whoever is not on a plain, idle websocket gets it by the usual way.
import { Adapter, type BroadcastOptions } from 'socket.io-adapter'
import type { Socket as NetSocket } from 'node:net'

/** News that may wait for one reader, in bytes; who falls further behind is cut, and reads back what was missed. */
export const mostWaiting = 256 * 1024

/** The parts of an Engine.IO connection that are looked at; anything missing means: the usual way. */
interface Conn {
  readyState: string
  upgrading: boolean
  writeBuffer: { data?: unknown }[]
  transport: { name: string; socket?: { readyState: number; _socket?: NetSocket | null; terminate(): void } }
  close(discard: boolean): void
}
interface Hearer { conn: Conn; client: { writeToEngine(packets: string[], options: object): void } }
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

export class FanOut extends Adapter {
  /** bytes of news since a reader last had nothing waiting; only of those who have */
  readonly #behind = new WeakMap<Conn, number>()

  override broadcast(packet: Packet, options: BroadcastOptions): void {
    const isPlain = packet.type === eventPacket && packet.id === undefined && this.nsp.name === '/' && !options.except?.size && options.rooms.size > 0
    if (!isPlain || Object.values(options.flags ?? {}).some(Boolean)) return super.broadcast(packet, options)
    const text = `${eventPacket}${JSON.stringify(packet.data)}`
    const frame = frameOf(`4${text}`)
    const earlier: Set<string>[] = []
    for (const room of options.rooms) {
      const ids = this.rooms.get(room)
      if (!ids) continue
      for (const id of ids) if (!earlier.some((other) => other.has(id))) this.#tell(this.nsp.sockets.get(id) as Hearer | undefined, text, frame)
      earlier.push(ids)
    }
  }

  #tell(hearer: Hearer | undefined, text: string, frame: Buffer): void {
    if (!hearer) return
    const { conn } = hearer
    if (conn.readyState !== 'open') return
    const { transport } = conn
    const raw = transport.name === 'websocket' && transport.socket?.readyState === isOpen ? transport.socket._socket : undefined
    // With nothing queued above it the net socket is the only queue left, and keeps the order.
    if (raw && !conn.upgrading && conn.writeBuffer.length === 0) raw.write(frame)
    else hearer.client.writeToEngine([text], { preEncoded: true })
    if (raw && raw.writableLength > 0) this.#countWaiting(conn, raw.writableLength === frame.length, frame.length)
    else if (!raw && conn.writeBuffer.length > 0) this.#countWaiting(conn, conn.writeBuffer.length === 1, frame.length)
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
