// A hole in what the page hears, or a tail that never came: noticed by the number of a line or by a beat, and read back from the house.
import { describe, expect, it } from 'vitest'
import type { Entry } from '#shared/message'
import { roomFrom } from '../../client/room/room-state.ts'
import { makeStore } from '../../client/store.ts'
import { hearNews } from '../../client/visit/hear-news.ts'
import { aPlace, id, said } from './a-place.ts'

type Ack = { ok: true; data: { entries: Entry[] } } | { ok: false; code: string }

/** A page that has the first line, and a house that has so many. @param answers how many lines it gives at a time, or a no */
function setUp(answers: (number | 'lost')[], lines = 10) {
  const log = Array.from({ length: lines }, (_, n) => said(n + 1))
  const store = makeStore()
  store.set({ room: roomFrom(aPlace(log.slice(0, 1))), line: 'up', screen: 'room' })
  const asked: number[] = []
  const heard = new Map<string, (news: never) => void>()
  const ask = async (event: string, { placeId, afterSeq }: { placeId: string; afterSeq: number }): Promise<Ack> => {
    expect([event, placeId]).toEqual(['place:read', id(9)])
    asked.push(afterSeq)
    const next = answers.shift() ?? 0
    return next === 'lost' ? { ok: false, code: 'lost' } : { ok: true, data: { entries: log.filter(({ seq }) => seq > afterSeq).slice(0, next) } }
  }
  hearNews({ store, link: { ask, hear: (event: string, listener: (news: never) => void) => heard.set(event, listener) } } as never, () => undefined)
  return {
    asked,
    hears: (...seqs: number[]) => heard.get('place:news')?.({ placeId: id(9), entries: log.filter(({ seq }) => seqs.includes(seq)) } as never),
    beats: (lastSeq: number) => heard.get('heartbeat')?.({ now: Date.now(), isDatabaseUp: true, places: { [id(9)]: lastSeq } } as never),
    shown: () => store.get().room?.entries.map(({ seq }) => seq),
  }
}
const upTo = (seq: number): number[] => Array.from({ length: seq }, (_, n) => n + 1)

describe('what the page has missed', () => {
  it('[LK13] a hole before a line is asked for once, from the last line before it, and all stand in their order', async () => {
    const page = setUp([3])
    page.hears(5)
    page.hears(6)
    await expect.poll(page.shown).toEqual(upTo(6))
    expect(page.asked).toEqual([1])
  })

  it('[WI8] a tail that never came is noticed by the beat and asked for, in as many parts as it has; nothing is asked when all is there', async () => {
    const page = setUp([4, 4, 4])
    page.beats(1)
    expect(page.asked).toEqual([])
    page.beats(10)
    await expect.poll(page.shown).toEqual(upTo(10))
    expect(page.asked).toEqual([1, 5, 9])
    page.beats(10)
    page.hears(10)
    expect(page.asked).toHaveLength(3)
  })

  it('[LK13] what could not be read back is asked for again at the next line and at the next beat', async () => {
    const page = setUp(['lost', 'lost', 9])
    page.hears(3)
    await expect.poll(() => page.asked).toEqual([1])
    page.hears(4)
    await expect.poll(() => page.asked).toEqual([1, 1])
    expect(page.shown()).toEqual([1])
    page.beats(4)
    await expect.poll(page.shown).toEqual(upTo(10))
  })
})
