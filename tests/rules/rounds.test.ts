// When lines leave to be written: by a clock of the test's own.
import { describe, expect, it } from 'vitest'
import { makeEntryWriter } from '#server/storage/postgres/entry-writer'
import { busyLines, busyWithinMs, makeRounds } from '#server/storage/postgres/rounds'
import type { NewEntry } from '#server/storage/ports'

const idOf = (of: number, n: number): string => `0000000${of}-0000-4000-8000-${String(n).padStart(12, '0')}`
const lineOf = (n: number): NewEntry => ({
  id: idOf(1, n), placeId: idOf(2, n % 3), conversationId: idOf(3, n % 3), visitId: idOf(4, n), clientId: idOf(5, n), kind: 'message', audience: 'everyone', sealed: Buffer.of(1), isPaced: true,
})

/** A writer whose commits take no time; `waits` are those for company, each with what may come meanwhile. */
function makeHouse() {
  let at = 1_000
  let lines = 0
  const waits: number[] = []
  const batches: number[] = []
  let meanwhile: () => void = () => undefined
  const pause = (ms: number): Promise<void> => {
    waits.push(ms)
    meanwhile()
    at += ms
    return Promise.resolve()
  }
  const ask = ({ name }: { name: string }, values: readonly unknown[]) => {
    // Several give lists, among them one of their kinds, and are answered by lists.
    const count = name === 'lines' ? String(values[6]).split(',').length : 1
    batches.push(count)
    return Promise.resolve([name === 'lines' ? [`{${Array.from({ length: count }, (_, n) => n + 1).join(',')}}`, null, null] : ['1']])
  }
  const write = makeEntryWriter(ask, () => at, makeRounds({ now: () => at, pause, endOfTurn: () => Promise.resolve() }))
  const say = (count: number) => Promise.all(Array.from({ length: count }, () => write(lineOf(lines++))))
  return { say, waits, batches, after: (ms: number) => { at += ms }, whileWaiting: (what: () => void) => { meanwhile = what } }
}

describe('when a line is written', () => {
  it('[ME11] a line that comes alone waits for nobody, however many came before the last moments', async () => {
    const house = makeHouse()
    for (let n = 0; n < 3 * busyLines; n += 1) {
      await house.say(1)
      house.after(Math.ceil(busyWithinMs / busyLines) + 1)
    }
    expect([house.waits, house.batches]).toEqual([[], Array(3 * busyLines).fill(1)])
  })

  it('[ME11] in a busy house it waits for the others, never longer than the bound, and all go together', async () => {
    const house = makeHouse()
    await house.say(busyLines)
    house.waits.length = 0
    house.batches.length = 0
    const others: Promise<unknown>[] = []
    house.whileWaiting(() => others.push(house.say(4)))
    await house.say(1)
    await Promise.all(others)
    expect([house.waits, house.batches]).toEqual([[4], [5]])
  })

  it('[ME11] so many that no company makes them cheaper wait for none; what is said later is a quiet house again', async () => {
    const house = makeHouse()
    await house.say(busyLines)
    house.waits.length = 0
    await house.say(200)
    expect([house.waits, house.batches]).toEqual([[], [busyLines, 200]])
    house.after(busyWithinMs)
    await house.say(1)
    expect([house.waits, house.batches.at(-1)]).toEqual([[], 1])
  })
})
