// Where webhooks and e-mail arrive in tests: real servers on this machine, which can be told to be down, slow or unwilling.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { Webhook } from 'standardwebhooks'
import { vi } from 'vitest'

export interface Delivery { headers: IncomingMessage['headers']; body: string }

export class WebhookReceiver {
  readonly received: Delivery[] = []
  /** what to answer; holds the response open when it does not end it */
  answer: (response: ServerResponse) => void = (response) => void response.writeHead(204).end()
  #server: Server | undefined
  #port = 0

  get url(): string {
    return `http://127.0.0.1:${this.#port}/hook`
  }

  /** Opens, again at the same port after having been shut. */
  async open(): Promise<this> {
    this.#server = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (chunk: string) => void (body += chunk)).on('end', () => {
        this.received.push({ headers: request.headers, body })
        this.answer(response)
      })
    })
    await new Promise<void>((done) => this.#server?.listen(this.#port, '127.0.0.1', done))
    this.#port = (this.#server.address() as AddressInfo).port
    return this
  }

  async shut(): Promise<void> {
    const server = this.#server
    server?.closeAllConnections()
    await new Promise<void>((done) => (server?.listening ? server.close(() => done()) : done()))
  }

  ids(): string[] {
    return this.received.map(({ headers }) => String(headers['webhook-id']))
  }

  types(): string[] {
    return this.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)
  }
}

/** As a receiver would, whose clock shows `now`. Throws when the signature, the time or the body is wrong. */
export function verifyAt(now: number, secret: string, { headers, body }: Delivery): unknown {
  vi.useFakeTimers({ toFake: ['Date'], now })
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>)
  } finally {
    vi.useRealTimers()
  }
}

export interface Mail { to: string[]; raw: string }

export class MailReceiver {
  readonly received: Mail[] = []
  isRefusing = false
  #server: SMTPServer | undefined
  #port = 0

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`
  }

  async open(): Promise<this> {
    this.#server = new SMTPServer({
      authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
      onRcptTo: (_address, _session, done) => done(this.isRefusing ? Object.assign(new Error('try later'), { responseCode: 451 }) : null),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
          this.received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString() })
          done()
        })
      },
    })
    this.#server.on('error', () => undefined)
    await new Promise<void>((done) => this.#server?.listen(this.#port, '127.0.0.1', done))
    this.#port = (this.#server.server.address() as AddressInfo).port
    return this
  }

  shut(): Promise<void> {
    return new Promise((done) => (this.#server ? this.#server.close(() => done()) : done()))
  }

  /** Subject and text of each letter, decoded. */
  letters(): string[] {
    return this.received.map(({ raw }) => decoded(raw))
  }
}

function decoded(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const words = head.replace(/\r\n[ \t]+/g, ' ').replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_all, kind: string, text: string) => (kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString() : quoted(text.replaceAll('_', ' '))))
  return `${words}\n\n${/quoted-printable/i.test(head) ? quoted(body) : /base64/i.test(head) ? Buffer.from(body, 'base64').toString() : body}`
}

function quoted(text: string): string {
  const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
