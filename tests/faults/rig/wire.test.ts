// The rig's own wire, before anything is believed that was seen over it: it is late, narrow, cut into slices, hung each way, broken off
// after so many bytes, reset or led elsewhere as it was told, and never changes a byte or the order of two.
import { createHash, randomBytes } from 'node:crypto'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FaultyWire } from './wire.ts'

/** Says so much to whoever asks for it by a number; and keeps what it was told. */
async function openSpeaker(name = ''): Promise<{ port: number; told: Buffer[]; shut(): Promise<void> }> {
  const told: Buffer[] = []
  const server = createServer((caller) => {
    caller.on('error', () => undefined)
    caller.on('data', (bytes: Buffer) => {
      told.push(bytes)
      const count = Number(bytes.toString())
      caller.write(Number.isNaN(count) ? name : spoken.subarray(0, count))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { port: (server.address() as AddressInfo).port, told, shut: () => new Promise((done) => { server.close(() => done()) }) }
}

const spoken = randomBytes(200_000)
const sum = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

interface Caller { line: Socket; heard: Buffer[]; end: Promise<string> }

function call(port: number): Caller {
  const line = connect({ port, host: '127.0.0.1', noDelay: true })
  const heard: Buffer[] = []
  line.on('data', (bytes: Buffer) => void heard.push(bytes))
  const end = new Promise<string>((done) => {
    line.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? ''))
    line.once('close', () => done('closed'))
  })
  lines.push(line)
  return { line, heard, end }
}

const bytesOf = ({ heard }: Caller): number => heard.reduce((total, { length }) => total + length, 0)
async function hears(caller: Caller, count: number): Promise<number> {
  const from = performance.now()
  caller.line.write(String(count))
  await expect.poll(() => bytesOf(caller), { interval: 2 }).toBe(count)
  return performance.now() - from
}

let speaker: Awaited<ReturnType<typeof openSpeaker>>
let wire: FaultyWire
const lines: Socket[] = []
beforeEach(async () => {
  speaker = await openSpeaker('one')
  wire = await FaultyWire.to(speaker.port)
})
afterEach(async () => {
  for (const line of lines.splice(0)) line.destroy()
  await wire.end()
  await speaker.shut()
})

describe('the rig’s wire', () => {
  it('[FA1] late, narrow and sliced: every byte comes, in its order, and not sooner than it may', async () => {
    wire.weather({ latencyMs: 60, jitterMs: 40 })
    const late = call(wire.port)
    // There and back again.
    expect(await hears(late, 5_000)).toBeGreaterThanOrEqual(120)
    wire.weather({ latencyMs: 0, jitterMs: 0, bytesPerSecond: 200_000, sliceBytes: 1_000 })
    const narrow = call(wire.port)
    expect(await hears(narrow, 40_000)).toBeGreaterThanOrEqual(200)
    wire.weather({ bytesPerSecond: 0, sliceBytes: 7 })
    const sliced = call(wire.port)
    await hears(sliced, 2_000)
    expect(sliced.heard.length).toBeGreaterThan(2)
    for (const { heard } of [late, narrow, sliced]) {
      const all = Buffer.concat(heard)
      expect(sum(all)).toBe(sum(spoken.subarray(0, all.length)))
    }
    expect(Buffer.concat(speaker.told).toString()).toBe('5000400002000')
  })

  it('[FA1] hung one way it still carries the other, and what was lost on it is lost with its connection', async () => {
    wire.weather({ isHangingDown: true })
    const deaf = call(wire.port)
    deaf.line.write('100')
    await expect.poll(() => Buffer.concat(speaker.told).toString()).toBe('100')
    wire.weather({ isHangingDown: false })
    const mute = call(wire.port)
    await hears(mute, 10)
    wire.weather({ isHangingUp: true })
    mute.line.write('200')
    wire.mend()
    expect(await Promise.all([deaf.end, mute.end])).toEqual(['ECONNRESET', 'ECONNRESET'])
    expect([bytesOf(deaf), bytesOf(mute), Buffer.concat(speaker.told).toString()]).toEqual([0, 10, '10010'])
    await hears(call(wire.port), 300)
  })

  it('[FA1] broken off after so many bytes: what came before is as it was said, and the rest never comes', async () => {
    wire.weather({ limitBytes: 1_234 })
    const short = call(wire.port)
    short.line.write('900')
    await expect.poll(() => bytesOf(short)).toBe(900)
    short.line.write('900')
    expect(await short.end).toBe('ECONNRESET')
    expect(bytesOf(short)).toBeLessThanOrEqual(1_234)
    // A limit is each connection's own.
    await hears(call(wire.port), 900)
  })

  it('[FA1] led elsewhere: who stands is reset or left alone as was asked, who comes is with the other; cut, nobody comes through', async () => {
    const other = await openSpeaker('other')
    const stays = call(wire.port)
    await hears(stays, 10)
    wire.aim(other.port)
    const comes = call(wire.port)
    comes.line.write('who')
    await expect.poll(() => Buffer.concat(comes.heard).toString()).toBe('other')
    stays.line.write('20')
    await expect.poll(() => bytesOf(stays)).toBe(30)
    wire.retarget(speaker.port)
    expect(await Promise.all([stays.end, comes.end])).toEqual(['ECONNRESET', 'ECONNRESET'])
    wire.cut()
    expect(await call(wire.port).end).toMatch(/closed|ECONNRESET/)
    wire.mend()
    await hears(call(wire.port), 40)
    await other.shut()
  })
})
