// What is seen of a line from outside: frames of a few lengths, whatever is said in them.
import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { padWhatIsSent, padded as paddedByPage } from '#client/padding.ts'
import { bucketBytes, padded } from '#server/transport/padding'
import type { News } from '#shared/protocol'
import { Evening } from '#tests/support/evening'
import { until } from '#tests/support/until'

let evening: Evening
let roomId: string
beforeAll(async () => {
  evening = await Evening.begin()
  ;({ roomId } = await evening.openRoom())
})
afterAll(() => evening.end())

const lengths = [1, 2, 16, 100, 254, 255, 256, 257, 900, 2_000]

/** Words without sense and without repetition, the same in every run. */
function letters(most: number): string {
  let at = most
  return Array.from({ length: most }, () => String.fromCodePoint(0x3042 + ((at = (at * 1_103_515_245 + 12_345) % 2_147_483_648) >> 8) % 80)).join('')
}

/** A stock client that pads what it sends as the pages do, and notes the length of each frame with words in it. */
async function watched(transports: string[]): Promise<{ socket: Socket; frames: number[]; texts: string[] }> {
  const { pass } = await evening.pass()
  const socket = padWhatIsSent(io(evening.url, { auth: { as: 'visitor', pass }, extraHeaders: { origin: evening.url }, transports, forceNew: true }))
  const [frames, texts]: [number[], string[]] = [[], []]
  await until('the line is up', () => socket.connected)
  const note = (packet: { type: string; data?: unknown }) => {
    if (packet.type === 'message' && /^[23]/.test(String(packet.data))) frames.push(Buffer.byteLength(String(packet.data)) + 1)
  }
  socket.io.engine.on('packet', note)
  socket.io.engine.on('packetCreate', note)
  socket.on('place:news', ({ entries }: News<'place:news'>) => void texts.push(...entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []))))
  expect(await socket.emitWithAck('room:enter', { roomId, nickname: 'つゆくさ', mark: 'leaf', isWatching: false })).toMatchObject({ ok: true })
  return { socket, frames, texts }
}

describe('frames', () => {
  it.each([['websocket'], ['polling']])('[WI15] by %s, of lines from 1 to 2,000 letters only whole buckets are seen, both ways, and every line arrives as it was written', async (transport) => {
    const [writer, reader] = [await watched([transport]), await watched([transport])]
    const said = lengths.map(letters)
    for (const text of said) expect(await writer.socket.emitWithAck('message:send', { placeId: roomId, clientId: randomUUID(), text })).toMatchObject({ ok: true })
    await until('all is heard', () => reader.texts.length >= said.length)
    expect(reader.texts).toEqual(said)
    const frames = [...writer.frames, ...reader.frames]
    expect(frames.length).toBeGreaterThan(said.length * 3)
    expect(frames.filter((length) => length % bucketBytes !== 0)).toEqual([])
    writer.socket.close()
    reader.socket.close()
  })

  it('[WI15] page and house fill up alike; what carries no words, and what is full, stays as it is', () => {
    for (let length = 0; length < 600; length++) {
      const packet = `2${JSON.stringify(['x', 'あ'.repeat(length % 7) + 'a'.repeat(length)])}`
      expect(paddedByPage(packet)).toBe(padded(packet))
      expect((Buffer.byteLength(padded(packet)) + 1) % bucketBytes).toBe(0)
      expect(JSON.parse(padded(packet).slice(1))).toEqual(JSON.parse(packet.slice(1)))
      expect(padded(padded(packet))).toBe(padded(packet))
    }
    expect(['0', '1', '40', '51-'].map(padded)).toEqual(['0', '1', '40', '51-'])
  })
})
