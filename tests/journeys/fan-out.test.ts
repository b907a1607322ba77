// What many hear: the same for every stock client, in order with everything else on the line, and nobody's slowness costs the house.
import { io } from 'socket.io-client'
import { afterEach, describe, expect, it } from 'vitest'
import type { Fact } from '#shared/facts'
import type { Entry } from '#shared/message'
import type { News } from '#shared/protocol'
import { Evening } from '#tests/support/evening'
import { until } from '#tests/support/until'
import type { VisitorActor } from '#server/transport/actor'
import { frameOf, mostWaiting } from '#server/transport/fan-out'
import { goodbyeMs } from '#server/transport/say-goodbye'
import { Line } from '../bench/line.ts'

let evening: Evening
afterEach(() => evening.end())

/** A line as if committed: what happens before that is told elsewhere. */
const tell = (placeId: string, seq: number, text: string): void =>
  evening.context.store.announce({ kind: 'entry.posted', placeId, audience: 'everyone', entry: { kind: 'message', seq, at: 1, author: { kind: 'staff', part: 'host', name: 'すみれ' }, text } })

const seat = (roomId: string) => ({ roomId, nickname: 'つゆくさ', mark: 'leaf' as const, isWatching: false })

describe('what many hear', () => {
  it('[WI11] a client that polls, one that moves from polling to a websocket and one on a websocket hear the same, in order', async () => {
    evening = await Evening.begin()
    const { roomId } = await evening.openRoom()
    const speaker = await evening.seated('あおい', roomId)
    const heard = new Map<string, number[]>()
    const clients = await Promise.all(([['polling'], ['polling', 'websocket'], ['websocket']] as const).map(async (transports) => {
      const { pass } = await evening.pass()
      const client = io(evening.url, { auth: { as: 'visitor', pass }, extraHeaders: { origin: evening.url }, transports: [...transports], forceNew: true })
      const seqs: number[] = []
      heard.set(transports.join('+'), seqs)
      client.on('place:news', ({ entries }: News<'place:news'>) => void seqs.push(...entries.map(({ seq }) => seq)))
      await client.emitWithAck('room:enter', seat(roomId))
      return client
    }))
    let last = 0
    for (let n = 0; n < 60; n += 1) last = (await speaker.say(roomId, `${n} 行目`)).seq
    await until('everyone hears the last line', () => [...heard.values()].every((seqs) => seqs.at(-1) === last))
    const expected = Array.from({ length: 60 }, (_, n) => last - 59 + n)
    for (const [transport, seqs] of heard) expect(seqs, transport).toEqual(expected)
    for (const client of clients) client.disconnect()
  })

  it('[WI11] frames of every length are whole, and a client hears them as they were told', async () => {
    evening = await Evening.begin()
    const { roomId } = await evening.openRoom()
    const reader = await evening.seated('よもぎ', roomId)
    const told = [1, 30, 100, 2_000, 7_000].map((length) => '雨'.repeat(length))
    told.forEach((text, n) => { tell(roomId, 1_000 + n, text); evening.app.flush() })
    await evening.settle()
    expect(reader.texts(roomId)).toEqual(told)
    expect([10, 200, 70_000].map((length) => frameOf('x'.repeat(length)).length)).toEqual([12, 204, 70_010])
  })

  it('[WI10] a line for staff is heard once by its writer, in their words and in its turn among those it falls together with', async () => {
    evening = await Evening.begin()
    const { roomId, host } = await evening.openRoom()
    const pass = await evening.pass()
    const writer = await evening.visitor('あおい', pass)
    await writer.ask('room:enter', seat(roomId))
    const reader = await evening.seated('よもぎ', roomId)
    // Of the same visit, and not in the room.
    const elsewhere = await evening.visitor('あおい', pass)
    const people = { writer, reader, host, elsewhere }
    const before = Object.values(people).map((person) => person.heard('place:news').length)
    const { visitId } = (evening.app.io.sockets.sockets.get(writer.socket.id ?? '')?.data as { actor: VisitorActor }).actor
    const said = (seq: number): Entry => ({ kind: 'message', seq, at: 1, author: { kind: 'staff', part: 'host', name: 'すみれ' }, text: `${seq}` })
    const open = (seq: number): Fact => ({ kind: 'entry.posted', placeId: roomId, audience: 'everyone', entry: said(seq) })
    const forStaff = (seq: number): Fact => ({ kind: 'entry.posted', placeId: roomId, audience: 'staff', entry: said(seq) })
    const held = (seq: number): Fact => ({ ...forStaff(seq), writer: { visitId, entry: said(seq) } } as Fact)
    evening.context.store.announce(open(1_001), held(1_002), open(1_003), open(1_004), held(1_005), held(1_006), forStaff(1_007), open(1_008))
    await evening.settle()
    const heard = (blank: readonly number[], seqs = [1, 2, 3, 4, 5, 6, 7, 8]): string[] => seqs.map((n) => `${1_000 + n} ${blank.includes(n) ? 'blank' : 'message'}`)
    const told = Object.entries(people).map(([name, person], at) => [name, person.heard('place:news').slice(before[at]).flatMap(({ entries }) => entries.map(({ seq, kind }) => `${seq} ${kind}`))])
    expect(Object.fromEntries(told)).toEqual({ writer: heard([7]), reader: heard([2, 5, 6, 7]), host: heard([]), elsewhere: heard([], [2, 5, 6]) })
  })

  it('[FA9] a line that does not answer the goodbye keeps the house from stopping no longer than a few seconds', async () => {
    evening = await Evening.begin()
    const { pass } = await evening.pass()
    const line = await Line.open({ url: evening.url, auth: { as: 'visitor', pass }, headers: { Origin: evening.url } })
    const hasFallen = new Promise<void>((done) => { line.onClose = done })
    line.pause()
    const from = performance.now()
    await evening.app.close()
    expect(performance.now() - from).toBeLessThan(3 * goodbyeMs)
    line.resume()
    await hasFallen
  })

  it('[WI11] who does not read is cut before much waits for them; the others hear everything, and the cut one reads back', async () => {
    evening = await Evening.begin()
    const { roomId } = await evening.openRoom()
    const speaker = await evening.seated('あおい', roomId)
    const reader = await evening.seated('よもぎ', roomId)
    await speaker.say(roomId, 'こんばんは')
    const { pass } = await evening.pass()
    const open = () => Line.open({ url: evening.url, auth: { as: 'visitor', pass }, headers: { Origin: evening.url } })
    const slow = await open()
    await slow.ask('room:enter', seat(roomId))
    const sockets = () => [...evening.app.io.sockets.sockets.values()]
    const before = sockets().length
    slow.pause()
    let most = 0
    let told = 0
    // The kernel's own buffers come on top, so how many lines it takes is found, not known.
    while (sockets().length === before && told < 10_000) {
      for (let n = 0; n < 20; n += 1) { tell(roomId, 1_000 + told++, '雨'.repeat(500)); evening.app.flush() }
      await evening.settle()
      most = Math.max(most, ...sockets().map(({ conn }) => (conn.transport as unknown as { socket: { _socket: { writableLength: number } } }).socket._socket.writableLength))
    }
    expect(sockets()).toHaveLength(before - 1)
    expect(most).toBeLessThan(mostWaiting + 10_000)
    expect(reader.texts(roomId)).toHaveLength(told + 1)
    const again = await open()
    const { entries } = (await again.ask('room:enter', seat(roomId))) as { entries: Entry[] }
    expect(entries).toContainEqual(expect.objectContaining({ text: 'こんばんは' }))
    for (const line of [slow, again]) line.close()
  })
})
