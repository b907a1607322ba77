// One node of the service: the shipped build as a process of its own, always at the same port, killed and started at will.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startApp, type AppProcess } from '#tests/measure/app-process'
import { standStill } from '#tests/support/stand-still'
import { steadyPort } from '#tests/support/steady-port'
import { signal } from './processes.ts'

export interface NodeOptions {
  name: string
  folder: string
  masterKey: Buffer
  /** empty: the node brings its own database */
  databaseUrl: string
  env?: NodeJS.ProcessEnv
}

export class Node {
  #app: AppProcess | undefined
  #startedBefore = 0
  readonly errors: string[] = []
  isEnding = false

  private constructor(readonly options: NodeOptions, readonly port: number) {}

  static async prepare(options: NodeOptions): Promise<Node> {
    return new Node(options, await steadyPort())
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get dataDir(): string {
    return join(this.options.folder, this.options.name)
  }

  get pid(): number {
    return this.#app?.pid ?? 0
  }

  get starts(): number {
    return this.#startedBefore
  }

  async start(env: NodeJS.ProcessEnv = {}): Promise<void> {
    const { folder, masterKey, databaseUrl } = this.options
    mkdirSync(this.dataDir, { recursive: true })
    const app = await startApp({ folder, masterKey, databaseUrl, env: { PORT: String(this.port), DATA_DIR: this.dataDir, ...this.options.env, ...env } })
    this.#app = app
    this.#startedBefore += 1
    void app.ended.then(() => { this.errors.push(...app.errors.slice(0, 50)) })
  }

  /** What it said at level error since it was last started. */
  get errorsNow(): readonly string[] {
    return this.#app?.errors ?? []
  }

  /** kill -9: nothing is closed, nobody is told. */
  async kill(): Promise<void> {
    const app = this.#app
    if (!app) return
    signal(app.pid, 'SIGKILL')
    await app.ended
  }

  async hang(): Promise<void> {
    if (this.#app) await standStill(this.#app.pid)
  }

  goOn(): void {
    if (this.#app) signal(this.#app.pid, 'SIGCONT')
  }

  /** SIGTERM: drained and closed. @returns how long that took, and its exit code */
  async stop(): Promise<{ ms: number; code: number | null }> {
    const from = performance.now()
    const app = this.#app
    if (!app) return { ms: 0, code: 0 }
    await app.stop()
    return { ms: performance.now() - from, code: await app.ended }
  }

  /** Has it ended though nobody told it to? */
  async hasEnded(): Promise<boolean> {
    return (await Promise.race([this.#app?.ended, Promise.resolve('still')])) !== 'still'
  }
}
