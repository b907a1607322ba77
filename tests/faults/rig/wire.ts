// A TCP wire of the rig's own between two parts: latency, bandwidth, slicing, hanging (each way), reset, a limit of data, and
// another end at any time. Bytes keep their order whatever is set.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export interface Weather {
  latencyMs: number
  jitterMs: number
  /** 0: as fast as it goes */
  bytesPerSecond: number
  /** 0: whole */
  sliceBytes: number
  /** after so many bytes to the near end a connection is reset; 0: never */
  limitBytes: number
  isHangingUp: boolean
  isHangingDown: boolean
}

export const calm: Weather = { latencyMs: 0, jitterMs: 0, bytesPerSecond: 0, sliceBytes: 0, limitBytes: 0, isHangingUp: false, isHangingDown: false }

export class FaultyWire {
  readonly #pairs = new Set<readonly [Socket, Socket]>()
  #weather = calm
  #isCut = false

  private constructor(private readonly server: Server, private target: number, private readonly chance: () => number) {}

  static async to(port: number, chance: () => number = () => 0.5): Promise<FaultyWire> {
    const server = createServer()
    const wire = new FaultyWire(server, port, chance)
    server.on('connection', (near) => wire.#join(near))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return wire
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  #join(near: Socket): void {
    if (this.#isCut) return void near.destroy()
    const far = connect({ port: this.target, host: '127.0.0.1', noDelay: true })
    near.setNoDelay(true)
    const pair = [near, far] as const
    this.#pairs.add(pair)
    this.#carry(near, far, false)
    this.#carry(far, near, true)
    for (const [end, other] of [pair, [far, near] as const]) {
      end.on('error', () => undefined)
      end.on('close', () => {
        other.destroy()
        this.#pairs.delete(pair)
      })
    }
  }

  #carry(from: Socket, to: Socket, isDown: boolean): void {
    let last: Promise<void> | undefined
    let carried = 0
    from.on('data', (bytes: Buffer) => {
      const weather = this.#weather
      if (isDown ? weather.isHangingDown : weather.isHangingUp) return
      carried += bytes.length
      if (isDown && weather.limitBytes > 0 && carried > weather.limitBytes) return void to.resetAndDestroy()
      if (last === undefined && weather.latencyMs + weather.bytesPerSecond + weather.sliceBytes === 0) return void to.write(bytes)
      const next = (last ?? Promise.resolve()).then(() => this.#slowly(to, bytes, weather)).then(() => { if (last === next) last = undefined })
      last = next
    })
  }

  async #slowly(to: Socket, bytes: Buffer, { latencyMs, jitterMs, bytesPerSecond, sliceBytes }: Weather): Promise<void> {
    if (latencyMs > 0) await pause(latencyMs + jitterMs * this.chance())
    const size = sliceBytes > 0 ? sliceBytes : bytes.length
    for (let at = 0; at < bytes.length; at += size) {
      const slice = bytes.subarray(at, at + size)
      if (bytesPerSecond > 0) await pause((slice.length / bytesPerSecond) * 1_000)
      else if (at > 0) await pause(0)
      if (!to.destroyed) to.write(slice)
    }
  }

  weather(change: Partial<Weather>): void {
    this.#weather = { ...this.#weather, ...change }
  }

  /** New connections go elsewhere; those that stand are reset. */
  retarget(port: number): void {
    this.target = port
    this.reset()
  }

  /** New connections go elsewhere; those that stand are left alone. */
  aim(port: number): void {
    this.target = port
  }

  /** Every connection breaks; new ones are taken. */
  reset(): void {
    for (const [near, far] of this.#pairs) { near.resetAndDestroy(); far.destroy() }
  }

  cut(): void {
    this.#isCut = true
    this.reset()
  }

  /** Whoever lost bytes on the way has lost the connection. */
  mend(): void {
    const hung = this.#weather.isHangingUp || this.#weather.isHangingDown
    this.#weather = calm
    this.#isCut = false
    if (hung) this.reset()
  }

  async end(): Promise<void> {
    this.cut()
    await new Promise((done) => this.server.close(done))
  }
}
