// A real redis-server of a test's own: on a free port of this machine, keeping nothing on disk.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { standStill } from './stand-still.ts'
import { steadyPort } from './steady-port.ts'
import { until } from './until.ts'

/** A busy machine may take its time. */
const startsWithinMs = 30_000

export class RedisServer {
  #child: ChildProcess | undefined
  private constructor(readonly port: number, private readonly folder: string, private readonly settings: readonly string[]) {}

  /**
   * @param folder where it works: whoever clears that folder away knows it by this
   * @param settings of redis-server, beside ours
   */
  static async start(folder = '/', settings: readonly string[] = []): Promise<RedisServer> {
    const server = new RedisServer(await steadyPort(), folder, settings)
    await server.start()
    return server
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    if (this.#isRunning) return
    let said = ''
    // None of its streams is ours to lend: one that outlives its test would hold the reader of the test's own output for ever.
    const child = spawn('redis-server', ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...this.settings], { cwd: this.folder, stdio: ['ignore', 'pipe', 'ignore'] })
    child.stdout.on('data', (bytes: Buffer) => { said = (said + bytes.toString()).slice(-10_000) })
    this.#child = child
    await until('redis-server listens', () => said.includes('Ready to accept connections') || child.exitCode !== null, startsWithinMs)
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}: ${said.slice(-500)}`)
  }

  get #isRunning(): boolean {
    const child = this.#child
    return child !== undefined && child.exitCode === null && child.signalCode === null
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child
    if (!child || !this.#isRunning) return
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGCONT')
    child.kill(signal)
    await gone
  }

  /** `redis-cli` with these words; what it says, as bytes. */
  cli(...words: string[]): Promise<Buffer> {
    return new Promise((done, failed) => {
      execFile('redis-cli', ['-h', '127.0.0.1', '-p', String(this.port), ...words], { encoding: 'buffer', maxBuffer: 64_000_000 }, (error, said) => (error ? failed(error) : done(said)))
    })
  }

  async hang(): Promise<void> {
    if (this.#child?.pid) await standStill(this.#child.pid)
  }

  goOn(): void {
    this.#child?.kill('SIGCONT')
  }
}
