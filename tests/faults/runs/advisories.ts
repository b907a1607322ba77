// The published advisories of Socket.IO, engine.io and ws, each played as it was found. All of them must be harmless here.
import { frame, request, sendRaw, upgrade } from '../rig/raw-line.ts'

export interface Advisory {
  name: string
  /** @param connect the packet that shows a good pass @returns why it was not harmless, or null */
  play(port: number, connect: string): Promise<string | null>
}

/** How long a connection has for being closed; it takes that long only when it is not. */
const patienceMs = 3_000

const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))
const closed = ({ wasClosed }: { wasClosed: boolean }): string | null => (wasClosed ? null : 'the connection stayed open')
const harmless = (): null => null
const refused = ({ status }: { status: number | null }): string | null => (status !== null && status >= 400 && status < 500 ? null : `answered with ${status}`)

/** After a good handshake these packets of Socket.IO. */
const packets = (...texts: string[]) => async (port: number, connect: string, waitMs = patienceMs) => sendRaw(port, [upgrade(port), frame(connect), ...texts.map((text) => frame(text))], { gapMs: 20, waitMs })

export const advisories: readonly Advisory[] = [
  {
    name: 'CVE-2026-102599: an upgrade with another protocol than the handshake', async play(port) {
      const answer = await fetch(`http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`, { headers: { origin: `http://127.0.0.1:${port}` } }).then((each) => each.text())
      const sid = /"sid":"([^"]+)"/.exec(answer)?.[1] ?? ''
      for (const version of ['EIO=3&', '']) await sendRaw(port, [upgrade(port, `${version}transport=websocket&sid=${sid}`), frame('2probe'), frame('5'), frame('2'), frame('3')], { gapMs: 10 })
      return null
    },
  },
  { name: 'GHSA-gr94-w7qr-f4j3: WebTransport, and a sid that is a name of every object', play: async (port) => refused(await sendRaw(port, [request(port, 'GET', '/socket.io/?EIO=4&transport=webtransport&sid=__proto__')])) },
  {
    name: 'CVE-2026-59725: polling posts of octet-stream left open', async play(port) {
      const answers = await Promise.all(many(200, () => sendRaw(port, [request(port, 'POST', '/socket.io/?EIO=4&transport=polling&sid=none', 'xx', ['Content-Type: application/octet-stream'])], { waitMs: 1_500 })))
      return answers.every(({ status }) => status !== null) ? null : `${answers.filter(({ status }) => status === null).length} of 200 were never answered`
    },
  },
  { name: 'CVE-2026-69185: more attachments than anyone sends', play: (port, connect) => packets('4511-["x",{"_placeholder":true,"num":0}]')(port, connect).then(closed) },
  { name: 'CVE-2026-33151: a number of attachments beyond all', play: (port, connect) => packets('45999999999-["x"]')(port, connect).then(closed) },
  {
    name: 'CVE-2026-62389: a message in fragments without an end',
    play: async (port, connect) => closed(await sendRaw(port, [upgrade(port), frame(connect), frame('4', { isFinal: false }), ...many(100, () => Buffer.concat(many(1_000, () => frame('x', { opcode: 0, isFinal: false }))))], { waitMs: patienceMs })),
  },
  { name: 'CVE-2026-48779: fragments of nothing', play: (port, connect) => sendRaw(port, [upgrade(port), frame(connect), frame('', { isFinal: false }), ...many(50, () => Buffer.concat(many(1_000, () => frame('', { opcode: 0, isFinal: false }))))]).then(harmless) },
  { name: 'CVE-2024-38355: an event named error', play: (port, connect) => packets('42["error",{"message":"x"}]', '42["disconnect"]', '42["newListener",null]', '42["__proto__",{}]')(port, connect, 300).then(harmless) },
  { name: 'CVE-2024-37890: three thousand headers', play: async (port) => refused(await sendRaw(port, [upgrade(port, undefined, many(3_000, (n) => `X-${n}: 1`))])) },
  { name: 'CVE-2023-32695: an object as the name of an event', play: (port, connect) => packets('42[{"a":1},1]')(port, connect).then(closed) },
  { name: 'CVE-2023-31125: an upgrade for nobody', play: async (port) => refused(await sendRaw(port, [upgrade(port, 'EIO=4&transport=websocket&sid=nobody')])) },
  {
    name: 'CVE-2022-41940: reset in the middle of an upgrade', async play(port) {
      await Promise.all(many(50, (n) => sendRaw(port, [upgrade(port).slice(0, 40 + n * 4)], { isReset: true })))
      await Promise.all(many(50, () => sendRaw(port, [upgrade(port)], { isReset: true })))
      return null
    },
  },
  { name: 'CVE-2022-21676: reserved bits', play: async (port) => closed(await sendRaw(port, [upgrade(port), frame('2', { reserved: 3 })], { waitMs: patienceMs })) },
  { name: 'CVE-2022-2421: a placeholder that is a function', play: (port, connect) => packets('451-["x",{"_placeholder":true,"num":"splice"}]', '451-["x",{"_placeholder":true,"num":-1}]')(port, connect).then(closed) },
  { name: 'a frame without a mask', play: async (port) => closed(await sendRaw(port, [upgrade(port), frame('40', { isMasked: false })], { waitMs: patienceMs })) },
  { name: 'knocking at namespaces that do not exist', play: async (port) => closed(await sendRaw(port, [upgrade(port), ...many(2_000, (n) => frame(`40/n${n},`))], { waitMs: patienceMs })) },
  { name: 'a text over the limit', play: (port, connect) => packets(`42["message:send","${'x'.repeat(1_000_000)}"]`)(port, connect).then(closed) },
  { name: 'binary where there is none', play: async (port, connect) => closed(await sendRaw(port, [upgrade(port), frame(connect), frame(Buffer.from([4, 1, 2]), { opcode: 2 })], { gapMs: 20, waitMs: patienceMs })) },
  { name: 'brackets without an end', play: (port, connect) => packets(`42["message:send",${'['.repeat(7_000)}${']'.repeat(7_000)}]`)(port, connect, 300).then(harmless) },
  { name: 'pings without an end', play: (port, connect) => sendRaw(port, [upgrade(port), frame(connect), ...many(20, () => Buffer.concat(many(500, () => frame('x', { opcode: 9 }))))]).then(harmless) },
  { name: 'two lengths of one request', play: async (port) => refused(await sendRaw(port, [`POST /api/visits HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`])) },
]
