// Noise and ways out of the house: the same words again, bursts, links. And what a reader folds away for themselves.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let roomId: string
let host: Person
let writer: Person
beforeEach(async () => {
  evening = await Evening.begin()
  ;({ roomId, host } = await evening.openRoom())
  writer = await evening.seated('こいし', roomId)
})
afterEach(() => evening.end())

/** What the host reads beside the line, if it waits; its writer is told the reason of the first contact only (FI3). */
const heldFor = async (text: string) => {
  const { seq, entry } = await writer.say(roomId, text)
  evening.clock.move(5_000)
  const waiting = (await host.ask('held:list', { placeId: roomId })).held.find((one) => one.seq === seq)
  expect(entry?.kind === 'message' && entry.held !== undefined).toBe(waiting !== undefined)
  return waiting?.held.category ?? null
}

describe('noise', () => {
  it('[HA15] the same words, or nearly the same, are held from the third time on within ten minutes; later they may be said again', async () => {
    expect(await heldFor('きょうは、とてもさむい一日でした')).toBe(null)
    expect(await heldFor('きょうは とてもさむい一日でした！')).toBe(null)
    expect(await heldFor('きょうは、とてもさむい一日でした。。')).toBe('spam_flood')
    expect(await heldFor('きょうは、とてもさむい一日でした')).toBe('spam_flood')
    expect(await heldFor('お茶をいれました')).toBe(null)
    expect((await host.ask('held:list', { placeId: roomId })).held).toHaveLength(2)
    evening.clock.move(11 * 60_000)
    expect(await heldFor('きょうは、とてもさむい一日でした')).toBe(null)
  })

  it('[HA15] of a burst the ninth line within eight seconds waits its turn; a cry for help in it does not', async () => {
    const real = await Evening.begin({ hasRealRates: true })
    const opened = await real.openRoom()
    const hurried = await real.seated('あまおと', opened.roomId)
    const codes: string[] = []
    for (const [i, word] of [...'あいうえおかきくけ'].entries()) {
      const ack = await hurried.tryAsk('message:send', { placeId: opened.roomId, clientId: crypto.randomUUID(), text: `${word}の${i}番` })
      codes.push(ack.ok ? 'ok' : ack.code)
    }
    expect(codes).toEqual([...Array(8).fill('ok'), 'too_fast'])
    await hurried.say(opened.roomId, 'もう死にたいです')
    expect((await real.context.pool.query("select severity from escalations where state = 'raised'")).rows).toEqual([{ severity: 'urgent' }])
    await real.end()
  })

  it('[HA15] a link is held, whatever width or spaces it has; a public body’s is not', async () => {
    expect(await heldFor('ここを見て https://example.com/abc')).toBe('link')
    expect(await heldFor('ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ です')).toBe('link')
    expect(await heldFor('https://www.mhlw.go.jp/ にのっています')).toBe(null)
  })
})
