// A connection with nothing in between: bytes as they are, for what no client library would ever send.
import { connect, type Socket } from 'node:net'

export interface Ended { status: number | null; wasClosed: boolean; ms: number }

/** Sends bytes, waits for an end or a moment, and says what came. */
export function sendRaw(port: number, parts: readonly (string | Buffer)[], { gapMs = 0, waitMs = 300, isReset = false } = {}): Promise<Ended> {
  const from = performance.now()
  return new Promise((done) => {
    const line: Socket = connect(port, '127.0.0.1')
    let said = ''
    const finish = (wasClosed: boolean): void => {
      clearTimeout(late)
      line.destroy()
      done({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 0) || null, wasClosed, ms: performance.now() - from })
    }
    let late = setTimeout(() => finish(false), waitMs + gapMs * parts.length + 2_000)
    line.on('error', () => undefined)
    line.on('close', () => finish(true))
    line.on('data', (bytes: Buffer) => {
      if (said.length < 100_000) said += bytes.toString('latin1')
      // A server that closes says so and then waits for the other end's word, which never comes from here.
      if (saysClose(said)) finish(true)
    })
    line.on('connect', () => void (async () => {
      for (const part of parts) {
        if (line.destroyed) return
        if (!line.write(part)) await new Promise((go) => { line.once('drain', go); line.once('close', go) })
        if (gapMs > 0) await new Promise((go) => setTimeout(go, gapMs))
      }
      if (isReset) return void line.resetAndDestroy()
      clearTimeout(late)
      late = setTimeout(() => finish(false), waitMs)
    })())
  })
}

/** Is there a closing frame among those after the handshake's answer? */
function saysClose(said: string): boolean {
  const head = said.indexOf('\r\n\r\n')
  if (head < 0 || !said.startsWith('HTTP/1.1 101')) return false
  const bytes = Buffer.from(said.slice(head + 4), 'latin1')
  for (let at = 0; at + 1 < bytes.length; ) {
    if (((bytes[at] ?? 0) & 0x0f) === 8) return true
    const short = (bytes[at + 1] ?? 0) & 0x7f
    at += short < 126 ? 2 + short : short === 126 ? 4 + (bytes.length > at + 3 ? bytes.readUInt16BE(at + 2) : 0) : bytes.length
  }
  return false
}

export function upgrade(port: number, query = 'EIO=4&transport=websocket', more: readonly string[] = []): string {
  return [
    `GET /socket.io/?${query} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Origin: http://127.0.0.1:${port}`, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', ...more, '', '',
  ].join('\r\n')
}

export function request(port: number, method: string, path: string, body = '', more: readonly string[] = []): string {
  return [`${method} ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Origin: http://127.0.0.1:${port}`, ...(body ? [`Content-Length: ${Buffer.byteLength(body)}`] : []), ...more, '', body].join('\r\n')
}

export interface FrameShape { opcode?: number; isFinal?: boolean; reserved?: number; isMasked?: boolean }

/** One WebSocket frame, well or badly formed. */
export function frame(payload: string | Buffer, { opcode = 1, isFinal = true, reserved = 0, isMasked = true }: FrameShape = {}): Buffer {
  const data = Buffer.from(payload)
  const head = [(isFinal ? 0x80 : 0) | (reserved << 4) | opcode]
  const mask = isMasked ? 0x80 : 0
  if (data.length < 126) head.push(mask | data.length)
  else if (data.length < 65_536) head.push(mask | 126, data.length >> 8, data.length & 255)
  else head.push(mask | 127, 0, 0, 0, 0, (data.length >>> 24) & 255, (data.length >> 16) & 255, (data.length >> 8) & 255, data.length & 255)
  // A mask of zeros leaves the bytes as they are.
  return Buffer.concat([Buffer.from(head), ...(isMasked ? [Buffer.alloc(4)] : []), data])
}
