// A wire between two parts that a test can cut, hang and mend: a TCP proxy on this machine.
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export class Wire {
  readonly #pairs = new Set<[Socket, Socket]>()
  #isCut = false
  #isHanging = false
  /** how many have come over it so far */
  came = 0

  private constructor(private readonly server: Server, private readonly target: { host: string; port: number }) {}

  static async to(host: string, port: number): Promise<Wire> {
    const server = createServer()
    const wire = new Wire(server, { host, port })
    server.on('connection', (near) => wire.#join(near))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return wire
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  #join(near: Socket): void {
    if (this.#isCut) return void near.destroy()
    this.came += 1
    const far = connect(this.target.port, this.target.host)
    const pair: [Socket, Socket] = [near, far]
    this.#pairs.add(pair)
    for (const [from, to] of [pair, [far, near]] as const) {
      from.on('data', (bytes) => { if (!this.#isHanging) to.write(bytes) })
      from.on('error', () => undefined)
      from.on('close', () => {
        to.destroy()
        this.#pairs.delete(pair)
      })
    }
  }

  /** Every connection breaks, and new ones are refused. */
  cut(): void {
    this.#isCut = true
    for (const [near, far] of this.#pairs) { near.resetAndDestroy(); far.destroy() }
  }

  /** Nothing comes through any more, and nobody is told. */
  hang(): void {
    this.#isHanging = true
  }

  mend(): void {
    this.#isCut = false
    // What hung lost bytes on the way: those lines are of no use any more.
    if (this.#isHanging) for (const [near, far] of this.#pairs) { near.resetAndDestroy(); far.destroy() }
    this.#isHanging = false
  }

  async end(): Promise<void> {
    this.cut()
    await new Promise((done) => this.server.close(done))
  }
}
