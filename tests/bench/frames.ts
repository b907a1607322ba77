// A websocket of the load: with as little work for each frame as can be, so that one core of load can keep one core of server busy.
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface FramesOptions {
  /** http://127.0.0.1:PORT */
  url: string
  path: string
  headers?: Record<string, string>
  onOpen?(): void
  /** the bytes of one text frame; they are only lent */
  onFrame(frame: Buffer): void
  onClose(problem?: Error): void
}

// Reads are handed out one after the other within a turn, so all lines share one buffer.
const shared = Buffer.allocUnsafe(65_536)
const nothing = Buffer.alloc(0)
const textFrame = 1
const closeFrame = 8

export class Frames {
  #rest: Buffer = nothing
  #isOpen = false
  readonly #socket: Socket

  constructor(private readonly options: FramesOptions) {
    const { hostname, port } = new URL(options.url)
    this.#socket = connect({
      host: hostname, port: Number(port), noDelay: true,
      onread: { buffer: shared, callback: (size, buffer) => { this.#read(buffer.subarray(0, size) as Buffer); return true } },
    })
    const headers = { Host: `${hostname}:${port}`, Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': randomBytes(16).toString('base64'), ...options.headers }
    this.#socket.write(`GET ${options.path} HTTP/1.1\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
    this.#socket.on('error', (error) => options.onClose(error))
    this.#socket.on('close', () => options.onClose())
  }

  /** Reads nothing more until resumed: a slow reader. */
  pause(): void { this.#socket.pause() }
  resume(): void { this.#socket.resume() }
  close(): void { this.#socket.destroy() }

  send(text: string): void {
    const body = Buffer.from(text)
    const { length } = body
    const head = length < 126 ? 6 : 8
    const frame = Buffer.allocUnsafe(head + length)
    frame[0] = 0x81
    frame[1] = 0x80 | (length < 126 ? length : 126)
    if (length >= 126) frame.writeUInt16BE(length, 2)
    // A mask of zeros is a mask: the bytes stand as they are.
    frame.writeUInt32BE(0, head - 4)
    body.copy(frame, head)
    this.#socket.write(frame)
  }

  #read(chunk: Buffer): void {
    let at = 0
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    if (!this.#isOpen) {
      const end = bytes.indexOf('\r\n\r\n')
      if (end < 0) return void (this.#rest = Buffer.from(bytes))
      if (!bytes.subarray(0, 12).toString('latin1').endsWith(' 101')) {
        this.options.onClose(new Error(`the line was refused: ${bytes.subarray(0, end).toString('latin1').split('\r\n')[0] ?? ''}`))
        return this.close()
      }
      this.#isOpen = true
      at = end + 4
      this.options.onOpen?.()
    }
    for (;;) {
      if (bytes.length - at < 2) break
      let length = (bytes[at + 1] as number) & 0x7f
      let body = at + 2
      if (length === 126) {
        if (bytes.length - at < 4) break
        length = bytes.readUInt16BE(at + 2)
        body = at + 4
      } else if (length === 127) {
        if (bytes.length - at < 10) break
        length = Number(bytes.readBigUInt64BE(at + 2))
        body = at + 10
      }
      if (bytes.length < body + length) break
      const kind = (bytes[at] as number) & 0x0f
      if (kind === textFrame) this.options.onFrame(bytes.subarray(body, body + length))
      // The other end says goodbye, and waits for ours.
      else if (kind === closeFrame) return this.close()
      at = body + length
    }
    this.#rest = at === bytes.length ? nothing : Buffer.from(bytes.subarray(at))
  }
}
