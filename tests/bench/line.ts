// One client of the load: the Socket.IO protocol over a plain websocket. What a frame says is left to the listener;
// acknowledgements are answered here.
import { Frames } from './frames.ts'

export interface LineOptions {
  /** http://127.0.0.1:PORT */
  url: string
  auth?: object
  headers?: Record<string, string>
}

type Ack = (answer: unknown) => void

const event = 0x34_32 // "42"
const ack = 0x34_33 // "43"

export class Line {
  /** every event frame, from its `42` on; the bytes are only lent */
  onEvent: (frame: Buffer) => void = () => undefined
  onClose: () => void = () => undefined
  #acks = new Map<number, Ack>()
  #nextAck = 0
  #connected: (problem?: Error) => void = () => undefined
  readonly #frames: Frames
  readonly #handshake: string

  private constructor(options: LineOptions) {
    this.#handshake = `40${options.auth ? JSON.stringify(options.auth) : ''}`
    this.#frames = new Frames({
      url: options.url, path: '/socket.io/?EIO=4&transport=websocket', headers: options.headers, onFrame: (frame) => this.#hear(frame),
      onClose: (problem) => { this.#connected(problem ?? new Error('the line was closed')); if (!problem) this.onClose() },
    })
  }

  static open(options: LineOptions): Promise<Line> {
    return new Promise((done, failed) => {
      const line = new Line(options)
      line.#connected = (problem) => { line.#connected = () => undefined; if (problem) failed(problem); else done(line) }
    })
  }

  emit(name: string, input: unknown, answered?: Ack): void {
    if (!answered) return this.#frames.send(`42${JSON.stringify([name, input])}`)
    const id = this.#nextAck++
    this.#acks.set(id, answered)
    this.#frames.send(`42${id}${JSON.stringify([name, input])}`)
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

  /** One message packet as it is written. */
  write(packet: string): void { this.#frames.send(`4${packet}`) }

  /** Reads nothing more until resumed: a slow reader. */
  pause(): void { this.#frames.pause() }
  resume(): void { this.#frames.resume() }
  close(): void { this.#frames.close() }

  #hear(frame: Buffer): void {
    const kind = frame.length < 2 ? 0 : frame.readUInt16BE(0)
    if (kind === event) return this.onEvent(frame)
    if (kind === ack) return this.#answer(frame.toString())
    const text = frame.toString()
    if (text === '2') this.#frames.send('3')
    else if (text.startsWith('0')) this.#frames.send(this.#handshake)
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
