// What a person of the rig keeps of news: what each connection told, by itself and in its order.
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Id } from '#shared/ids'
import type { PageEars } from './page-line.ts'
import { Someone } from './someone.ts'

const placeId = randomUUID() as Id
const news = (seq: number) => ({ placeId, entries: [{ kind: 'message', seq }] })

it('[FA2] what a connection tells is kept apart and as it came, also of one that stands beside the next; so is where a line was asked for', async () => {
  const ears: PageEars[] = []
  const someone = new Someone({
    name: 'reader', urls: ['one', 'two'], home: 0, show: () => Promise.resolve({ auth: {}, headers: {} }),
    dial: (url, _shown, each) => { ears.push(each); return Promise.resolve({ url, connected: true, writeRaw: () => undefined, ask: () => Promise.resolve({ ok: true }), disconnect: () => undefined }) },
  })
  await someone.line()
  ears[0]?.fall()
  await someone.line()
  expect(ears).toHaveLength(2)
  for (const seq of [2, 1]) for (const each of ears) each.hear('place:news', news(seq))
  ears[1]?.hear('place:news', news(1))
  expect(someone.toldHere).toEqual([{ url: 'one', place: placeId, seqs: [2, 1] }, { url: 'one', place: placeId, seqs: [2, 1, 1] }])
  const asked = new Set<string>()
  await someone.ask('visit:state', {}, 1_000, asked)
  expect([...asked]).toEqual(['one'])
  someone.goHome()
})
