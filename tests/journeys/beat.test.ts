// The calm beat: the last seq of every place heard, and the word when the database is away.
import { once } from 'node:events'
import type { PoolClient } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channel } from '#server/transport/channels'
import { Evening } from '#tests/support/evening'
import { until } from '#tests/support/until'

let evening: Evening
beforeEach(async () => { evening = await Evening.begin() })
afterEach(() => evening.end())

describe('the beat', () => {
  it('[WI8] carries the last seq of each place to those who hear it, and of no other', async () => {
    const { roomId } = await evening.openRoom()
    await evening.room('しずかな間')
    const visitor = await evening.seated('こいし', roomId)
    const { seq } = await visitor.say(roomId, 'こんばんは')
    await evening.app.beat.beat()
    await evening.settle()
    expect(visitor.lastHeard('heartbeat')).toMatchObject({ places: { [roomId]: seq }, isDatabaseUp: true })
    const outside = await evening.visitor('そと')
    await evening.app.beat.beat()
    await evening.settle()
    expect(outside.heard('heartbeat')).toEqual([])
  })

  it('[WI8] a database that is away is told to everyone, writing is refused with a code, and it is told when it is back', async () => {
    const shaky = await Evening.begin({ hasWire: true })
    const { roomId } = await shaky.openRoom()
    const visitor = await shaky.seated('こいし', roomId)
    shaky.wire?.cut()
    await shaky.app.beat.watchDatabase()
    await until('everyone is told', () => visitor.lastHeard('heartbeat')?.isDatabaseUp === false)
    const clientId = crypto.randomUUID()
    expect(await visitor.tryAsk('message:send', { placeId: roomId, clientId, text: 'きこえますか' })).toMatchObject({ ok: false, code: 'unavailable' })
    shaky.wire?.mend()
    await until('the house notices', async () => {
      await shaky.app.beat.watchDatabase()
      return shaky.context.store.isUp()
    })
    await until('everyone is told', () => visitor.lastHeard('heartbeat')?.isDatabaseUp === true)
    await visitor.say(roomId, 'きこえますか', clientId)
    await shaky.settle()
    expect(visitor.texts(roomId)).toEqual(['きこえますか'])
    await shaky.end()
  })

  it('[WI8] a database that hangs is known to be away within two seconds, however patient its queries are, and comes back', async () => {
    const shaky = await Evening.begin({ hasWire: true })
    const visitor = await shaky.visitor('こいし')
    shaky.wire?.hang()
    const from = performance.now()
    await shaky.app.beat.watchDatabase()
    await until('everyone is told', () => visitor.lastHeard('heartbeat')?.isDatabaseUp === false)
    expect(performance.now() - from).toBeLessThan(2_000)
    shaky.wire?.mend()
    await until('it is back', async () => {
      await shaky.app.beat.watchDatabase()
      return visitor.lastHeard('heartbeat')?.isDatabaseUp
    }, 10_000)
    await shaky.end()
  })

  it('[WI8] what a beat and the watch say of the database is one word: it is back when the watch has said so, and its next end is told again', async () => {
    const shaky = await Evening.begin({ hasWire: true })
    const { roomId } = await shaky.openRoom()
    const visitor = await shaky.seated('こいし', roomId)
    const { beat } = shaky.app
    shaky.wire?.cut()
    await beat.watchDatabase()
    await until('everyone is told', () => visitor.lastHeard('heartbeat')?.isDatabaseUp === false)
    shaky.wire?.mend()
    await until('a query is answered', () => shaky.context.store.rooms.lastSeqs([roomId]).then(() => true, () => false))
    await beat.beat()
    await shaky.settle()
    expect(visitor.lastHeard('heartbeat')).toMatchObject({ isDatabaseUp: false })
    await beat.watchDatabase()
    await until('everyone is told', () => visitor.lastHeard('heartbeat')?.isDatabaseUp === true)
    // One look at a time: an older one that gave up never contradicts a newer one.
    expect(beat.watchDatabase()).toBe(beat.watchDatabase())
    await shaky.end()
  })
})

describe('a connection that falls', () => {
  it('[FA6] between two queries of a transaction ends that transaction and nothing else', async () => {
    const shaky = await Evening.begin({ hasWire: true })
    const { store, pool } = shaky.context
    const lent = new Promise<PoolClient>((done) => pool.once('acquire', done))
    await expect(store.transact(async () => {
      // Not for its error, which somebody has to hear beside this test.
      const isOver = once(await lent, 'end')
      shaky.wire?.cut()
      await isOver
    })).rejects.toMatchObject({ code: 'unavailable' })
    shaky.wire?.mend()
    await until('the next one is done', () => store.transact(() => Promise.resolve(true)).catch(() => false))
    await shaky.end()
  })
})

describe('channels', () => {
  it('[WI6] a place’s channels for visitors and staff, a visit’s and an area’s never fall together', () => {
    const id = '01900000-0000-7000-8000-000000000000'
    const names = Object.values(channel).map((make) => make(id))
    expect(new Set(names).size).toBe(names.length)
  })
})
