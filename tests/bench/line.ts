// One client of the load: the Socket.IO protocol over a plain websocket, with as little work for each frame as can be, so that one
// core of load can keep one core of server busy. What a frame says is left to the listener; acknowledgements are answered here.
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface LineOptions {
  /** http://127.0.0.1:PORT */
  url: string
  auth?: object
  headers?: Record<string, string>
}

type Ack = (answer: unknown) => void

// Reads are handed out one after the other within a turn, so all lines share one buffer.
const shared = Buffer.allocUnsafe(65_536)
const nothing = Buffer.alloc(0)
const event = 0x34_32 // "42"
const ack = 0x34_33 // "43"

export class Line {
  /** every event frame, from its `42` on; the bytes are only lent */
  onEvent: (frame: Buffer) => void = () => undefined
  onClose: () => void = () => undefined
  #rest: Buffer = nothing
  #isOpen = false
  #acks = new Map<number, Ack>()
  #nextAck = 0
  #connected: (problem?: Error) => void = () => undefined
  readonly #socket: Socket

  private constructor(options: LineOptions) {
    const { hostname, port } = new URL(options.url)
    this.#socket = connect({
      host: hostname, port: Number(port), noDelay: true,
      onread: { buffer: shared, callback: (size, buffer) => { this.#read(buffer.subarray(0, size) as Buffer); return true } },
    })
    const headers = { Host: `${hostname}:${port}`, Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': randomBytes(16).toString('base64'), ...options.headers }
    this.#socket.write(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
    this.#socket.on('error', (error) => this.#connected(error))
    this.#socket.on('close', () => { this.#connected(new Error('the line was closed')); this.onClose() })
    this.#handshake = `40${options.auth ? JSON.stringify(options.auth) : ''}`
  }
  readonly #handshake: string

  static open(options: LineOptions): Promise<Line> {
    return new Promise((done, failed) => {
      const line = new Line(options)
      line.#connected = (problem) => { line.#connected = () => undefined; if (problem) failed(problem); else done(line) }
    })
  }

  emit(name: string, input: unknown, answered?: Ack): void {
    if (!answered) return this.#send(`42${JSON.stringify([name, input])}`)
    const id = this.#nextAck++
    this.#acks.set(id, answered)
    this.#send(`42${id}${JSON.stringify([name, input])}`)
  }

  /** @throws when the answer is a refusal */
  ask(name: string, input: unknown = {}): Promise<unknown> {
    return new Promise((done, failed) => {
      this.emit(name, input, (answer) => {
        const { ok, data, code } = answer as { ok: boolean; data: unknown; code?: string }
        if (ok) done(data)
        else failed(new Error(`${name} was refused: ${code}`))
      })
    })
  }

  /** Reads nothing more until resumed: a slow reader. */
  pause(): void { this.#socket.pause() }
  resume(): void { this.#socket.resume() }
  close(): void { this.#socket.destroy() }

  #send(text: string): void {
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
      if (!bytes.subarray(0, 12).toString('latin1').endsWith(' 101')) return this.#fail(bytes.subarray(0, end).toString('latin1').split('\r\n')[0] ?? '')
      this.#isOpen = true
      at = end + 4
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
      if (((bytes[at] as number) & 0x0f) === 1) this.#hear(bytes.subarray(body, body + length))
      at = body + length
    }
    this.#rest = at === bytes.length ? nothing : Buffer.from(bytes.subarray(at))
  }

  #hear(frame: Buffer): void {
    const kind = frame.length < 2 ? 0 : frame.readUInt16BE(0)
    if (kind === event) return this.onEvent(frame)
    if (kind === ack) return this.#answer(frame.toString())
    const text = frame.toString()
    if (text === '2') this.#send('3')
    else if (text.startsWith('0')) this.#send(this.#handshake)
    else if (text.startsWith('40')) this.#connected()
    else if (text.startsWith('44')) this.#fail(text.slice(2))
  }

  #answer(text: string): void {
    const open = text.indexOf('[')
    const id = Number(text.slice(2, open))
    const answered = this.#acks.get(id)
    this.#acks.delete(id)
    answered?.((JSON.parse(text.slice(open)) as unknown[])[0])
  }

  #fail(why: string): void {
    this.#connected(new Error(`the line was refused: ${why}`))
    this.close()
  }
}
