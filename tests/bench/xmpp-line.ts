// One guest at an XMPP server over websocket (RFC 7395): signs in without an account, enters rooms, says and hears lines.
import { Frames } from './frames.ts'

const framing = 'urn:ietf:params:xml:ns:xmpp-framing'
const host = 'localhost'
const open = `<open xmlns="${framing}" to="${host}" version="1.0"/>`
const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

export class XmppLine {
  onText: (text: string) => void = () => undefined
  onClose: () => void = () => undefined
  #isSignedIn = false
  #waiting: { for: string; done: () => void; failed: (error: Error) => void } | undefined
  #nextId = 0
  readonly #frames: Frames

  private constructor(url: string) {
    this.#frames = new Frames({
      url, path: '/websocket', headers: { 'Sec-WebSocket-Protocol': 'xmpp' }, onOpen: () => this.#frames.send(open), onFrame: (frame) => this.#hear(frame),
      onClose: (problem) => { this.#waiting?.failed(problem ?? new Error('the line was closed')); if (!problem) this.onClose() },
    })
  }

  static async open(url: string): Promise<XmppLine> {
    const line = new XmppLine(url)
    await line.#until('<bind xmlns="urn:ietf:params:xml:ns:xmpp-bind">')
    return line
  }

  async enter(room: string, nick: string): Promise<void> {
    const entered = this.#until('code="110"')
    this.#frames.send(`<presence xmlns="jabber:client" to="${room}@conference.${host}/${nick}"><x xmlns="http://jabber.org/protocol/muc"><history maxstanzas="0"/></x></presence>`)
    await entered
  }

  say(room: string, text: string): void {
    this.#nextId += 1
    this.#frames.send(`<message xmlns="jabber:client" type="groupchat" id="m${this.#nextId}" to="${room}@conference.${host}"><body>${text}</body></message>`)
  }

  close(): void { this.#frames.close() }

  #until(what: string): Promise<void> {
    return new Promise((done, failed) => { this.#waiting = { for: what, done, failed } })
  }

  #hear(frame: Buffer): void {
    const stanza = frame.toString().replaceAll("'", '"')
    if (stanza.startsWith('<message')) {
      const body = /<body>([^<]*)<\/body>/.exec(stanza)?.[1]
      if (body !== undefined) this.onText(body.replace(/&\w+;/g, (entity) => entities[entity] ?? entity))
      return
    }
    if (this.#waiting && stanza.includes(this.#waiting.for) && !stanza.includes('features')) {
      const { done } = this.#waiting
      this.#waiting = undefined
      done()
    }
    if (stanza.includes('<failure') || stanza.includes('type="error"')) this.#waiting?.failed(new Error(`refused: ${stanza.slice(0, 200)}`))
    else if (stanza.includes('<success')) { this.#isSignedIn = true; this.#frames.send(open) }
    else if (stanza.includes('features')) this.#frames.send(this.#isSignedIn ? '<iq xmlns="jabber:client" type="set" id="b"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/></iq>' : '<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="ANONYMOUS"/>')
  }
}
