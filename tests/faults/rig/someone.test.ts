// What a person of the rig counts: a line told twice on one connection, and not what two connections tell.
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Id } from '#shared/ids'
import type { PageEars } from './page-line.ts'
import { Someone } from './someone.ts'

const placeId = randomUUID() as Id
const news = (seq: number) => ({ placeId, entries: [{ kind: 'message', seq }] })

it('[FA2] a line told twice on one connection is counted, also on one that stands beside the next; the same line on two connections is not', async () => {
  const ears: PageEars[] = []
  const someone = new Someone({
    name: 'reader', urls: ['one', 'two'], home: 0, show: () => Promise.resolve({ auth: {}, headers: {} }),
    dial: (_url, _shown, each) => { ears.push(each); return Promise.resolve({ connected: true, writeRaw: () => undefined, ask: () => Promise.resolve({ ok: true }), disconnect: () => undefined }) },
  })
  await someone.line()
  ears[0]?.fall()
  await someone.line()
  expect(ears).toHaveLength(2)
  for (const each of ears) each.hear('place:news', news(1))
  expect(someone.repeatedNews).toBe(0)
  ears[0]?.hear('place:news', news(1))
  ears[1]?.hear('place:news', news(1))
  expect(someone.repeatedNews).toBe(2)
  someone.goHome()
})
