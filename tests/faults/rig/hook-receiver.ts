// Where webhooks arrive, as a receiver outside would have it: it can be shut, refuse and come back at the same port; and a mail
// server that refuses everyone.
import { createServer, type Server } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net'

export class HookReceiver {
  /** what came, by escalation: the types of its letters, each letter once by its id */
  readonly came = new Map<string, Set<string>>()
  /** when the first letter of each escalation came */
  readonly firstCame = new Map<string, number>()
  /** from when on it took letters again */
  readonly returns: number[] = []
  letters = 0
  #status = 204
  #server: Server | undefined
  #port = 0

  answers(status: number): void {
    if (status < 300 && this.#status >= 300) this.returns.push(performance.now())
    this.#status = status
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/hook`
  }

  async open(): Promise<this> {
    this.#server = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (chunk: string) => { body += chunk }).on('end', () => {
        if (this.#status < 300) this.#note(body)
        response.writeHead(this.#status).end()
      })
    })
    await new Promise<void>((done) => this.#server?.listen(this.#port, '127.0.0.1', done))
    this.#port = (this.#server.address() as AddressInfo).port
    this.returns.push(performance.now())
    return this
  }

  #note(body: string): void {
    const { type, data } = JSON.parse(body) as { type: string; data: { escalationId: string } }
    this.letters += 1
    if (type === 'escalation.raised' && !this.firstCame.has(data.escalationId)) this.firstCame.set(data.escalationId, performance.now())
    this.came.set(data.escalationId, (this.came.get(data.escalationId) ?? new Set()).add(type))
  }

  async shut(): Promise<void> {
    const server = this.#server
    server?.closeAllConnections()
    await new Promise<void>((done) => (server?.listening ? server.close(() => done()) : done()))
  }
}

/** A mail server that takes nobody in. */
export async function openUnwillingMail(): Promise<{ url: string; close(): void }> {
  const server: TcpServer = createTcpServer((caller) => {
    caller.on('error', () => undefined)
    caller.end('421 not today\r\n')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() }
}
