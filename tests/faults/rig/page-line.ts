// The line of a page to a node, in two kinds: by the stock client, as people have it; and by bare frames, for crowds whose rig would
// otherwise work harder than the house that is looked at.
import { io } from 'socket.io-client'
import { Line } from '../../bench/line.ts'

/** What is shown at the handshake. */
export interface Shown { auth: Record<string, string>; headers: Record<string, string> }

export interface PageLine {
  readonly url: string
  readonly connected: boolean
  /** One packet as it is, for what no client would send. */
  writeRaw(packet: string): void
  /** @throws when no answer comes in time */
  ask(event: string, input: unknown, withinMs: number): Promise<unknown>
  disconnect(): void
}

export interface PageEars {
  hear(event: string, news: unknown): void
  /** told once, when a line that stood is there no more */
  fall(): void
}

export type Dial = (url: string, shown: Shown, ears: PageEars) => Promise<PageLine>

const welcomeWithinMs = 5_000

export const dialByStockClient: Dial = async (url, { auth, headers }, ears) => {
  const line = io(url, { auth, extraHeaders: { ...headers, origin: url }, transports: ['websocket'], reconnection: false, forceNew: true, timeout: 4_000 })
  await new Promise<void>((done, failed) => {
    const giveUp = (error: Error): void => { clearTimeout(late); line.io.off('close', fell); line.disconnect(); failed(error) }
    // A line that falls between its opening and the welcome tells nobody.
    const late = setTimeout(() => giveUp(new Error('no welcome')), welcomeWithinMs)
    // A "no" closes the line before it is told: its reason, which follows at once, comes first.
    const fell = (): void => queueMicrotask(() => giveUp(new Error('fell before the welcome')))
    line.io.on('close', fell)
    line.once('connect_error', giveUp)
    line.once('connect', () => { clearTimeout(late); line.io.off('close', fell); done() })
  })
  line.onAny((event: string, news: unknown) => ears.hear(event, news))
  line.once('disconnect', () => ears.fall())
  return {
    url,
    get connected() { return line.connected },
    writeRaw: (packet) => void line.io.engine.write(packet),
    ask: (event, input, withinMs) => line.timeout(withinMs).emitWithAck(event, input),
    disconnect: () => void line.disconnect(),
  }
}

export const dialByFrames: Dial = async (url, { auth, headers }, ears) => {
  let late: NodeJS.Timeout | undefined
  const coming = Line.open({ url, auth, headers: { ...headers, Origin: url } })
  const line = await Promise.race([coming, new Promise<never>((_, failed) => { late = setTimeout(() => { failed(new Error('no welcome')); void coming.then((each) => each.close(), () => undefined) }, welcomeWithinMs) })]).finally(() => clearTimeout(late))
  let connected = true
  line.onEvent = (frame) => ears.hear(...(JSON.parse(frame.toString('utf8', 2)) as [string, unknown]))
  line.onClose = () => {
    if (!connected) return
    connected = false
    ears.fall()
  }
  return {
    url,
    get connected() { return connected },
    writeRaw: (packet) => line.write(packet),
    ask(event, input, withinMs) {
      return new Promise((done, failed) => {
        const silent = setTimeout(() => failed(new Error('no answer')), withinMs)
        line.emit(event, input, (answer) => { clearTimeout(silent); done(answer) })
      })
    },
    disconnect: () => line.close(),
  }
}
