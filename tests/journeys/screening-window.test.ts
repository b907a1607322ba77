// What one person says in pieces, or again and again, is judged together: over lines, names, nodes and restarts.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'
import { RedisServer } from '#tests/support/redis-server'
import { until } from '#tests/support/until'

let evening: Evening
let roomId: string
beforeEach(async () => {
  evening = await Evening.begin()
  ;({ roomId } = await evening.openRoom())
})
afterEach(() => evening.end())

const ordinary = [
  'こんばんは、少し寒いですね', '窓をあけたら虫の声がしました', 'さっきまで本を読んでいました', 'お茶をいれてきます', '今日は洗濯物がよく乾きました', '猫が膝に乗ってきた', '近所のパン屋がしまっていた', 'ラジオで古い曲が流れてる', '豆腐を買い忘れた', '月がきれいに見える',
  'みかんの皮をむいています', '部屋のすみを片づけた', '絵の具のふたが固い', '新しい枕を試しているところ', '雨どいの音がする', '編み物が三段すすんだ', 'ゲームの続きをやろうかな', '湯たんぽを出しました', '朝より風がおさまった', '昔の写真を見ていた',
]
const isHeld = async (person: Person, room: string, text: string, clientId?: string): Promise<boolean> => {
  const { entry } = await person.say(room, text, clientId)
  return entry?.kind === 'message' && entry.held !== undefined
}
const raised = async (of: Evening) => (await of.context.pool.query<{ severity: string }>('select severity from escalations order by id')).rows.map(({ severity }) => severity)

describe('lines of one person, read together', () => {
  it('[MO10] a number sent in three lines, the last under another nickname, is held when it is whole', async () => {
    const pass = await evening.pass()
    const first = await evening.visitor('すず', pass)
    await first.ask('room:enter', { roomId, nickname: 'すず', mark: 'snow', isWatching: false })
    expect(await isHeld(first, roomId, '090')).toBe(false)
    expect(await isHeld(first, roomId, '0123')).toBe(false)
    await first.ask('room:leave', { roomId })
    const again = await evening.visitor('ことり', pass)
    await again.ask('room:enter', { roomId, nickname: 'ことり', mark: 'leaf', isWatching: false })
    expect(await isHeld(again, roomId, '4567')).toBe(true)
  })

  it('[MO10] a wish to die split over lines calls a person; a line tried three times with one id is one line', async () => {
    const writer = await evening.seated('こいし', roomId)
    await writer.say(roomId, 'もう、し')
    expect(await raised(evening)).toEqual([])
    await writer.say(roomId, 'にたいよ')
    expect(await raised(evening)).toEqual(['urgent'])
    const clientId = randomUUID()
    for (let i = 0; i < 3; i += 1) expect(await isHeld(writer, roomId, '今日は洗濯物がよく乾きました', clientId)).toBe(false)
  })

  it('[MO9] three quiet signs within twenty minutes are urgent, also when the house began anew between them', async () => {
    const pass = await evening.pass()
    const writer = await evening.visitor('なずな', pass)
    await writer.ask('room:enter', { roomId, nickname: 'なずな', mark: 'snow', isWatching: false })
    await writer.say(roomId, '消えたい')
    evening.clock.move(60_000)
    await writer.say(roomId, '生きてる意味がわからない')
    expect(await raised(evening)).toEqual([])
    evening = await evening.restart()
    evening.clock.move(60_000)
    const back = await evening.visitor('なずな', pass)
    await back.ask('room:enter', { roomId, nickname: 'なずな', mark: 'snow', isWatching: false })
    await back.say(roomId, '何の希望もない')
    expect(await raised(evening)).toEqual(['urgent'])
  })

  it.each(['in one house', 'in a house that began anew'])('[MO9] three quiet signs are urgent with ten ordinary lines between each and the next, %s', async (where) => {
    const pass = await evening.pass()
    let writer = await evening.visitor('なずな', pass)
    const enter = () => writer.ask('room:enter', { roomId, nickname: 'なずな', mark: 'snow', isWatching: false })
    const talk = async (from: number) => {
      for (const said of ordinary.slice(from, from + 10)) {
        evening.clock.move(15_000)
        await writer.say(roomId, said)
      }
      evening.clock.move(15_000)
    }
    await enter()
    await writer.say(roomId, '消えたい')
    await talk(0)
    await writer.say(roomId, '生きてる意味がわからない')
    await talk(10)
    expect(await raised(evening)).toEqual([])
    if (where !== 'in one house') {
      evening = await evening.restart()
      writer = await evening.visitor('なずな', pass)
      await enter()
    }
    await writer.say(roomId, '何の希望もない')
    expect(await raised(evening)).toEqual(['urgent'])
  })

  it('[MO10] whoever sends other words under an id that was refused is judged by what is said then', async () => {
    const writer = await evening.seated('すず', roomId)
    const clientId = randomUUID()
    evening.context.settings.rates = { ...evening.context.settings.rates, talk: { points: 0, perMs: 60_000 } }
    expect(await writer.tryAsk('message:send', { placeId: roomId, clientId, text: 'こんばんは' })).toMatchObject({ ok: false })
    evening.context.settings.rates = { ...evening.context.settings.rates, talk: { points: 100_000, perMs: 1_000 } }
    expect(await isHeld(writer, roomId, '090', clientId)).toBe(false)
    expect(await isHeld(writer, roomId, '0123')).toBe(false)
    expect(await isHeld(writer, roomId, '4567')).toBe(true)
  })

  it('[MO11] what was raised stays raised when its writer says it was a joke', async () => {
    const writer = await evening.seated('こいし', roomId)
    await writer.say(roomId, 'もう死にたいです')
    await writer.say(roomId, '冗談です、忘れてください')
    const { rows } = await evening.context.pool.query("select severity from escalations where state = 'raised'")
    expect(rows).toEqual([{ severity: 'urgent' }])
  })

  it('[MO10] nothing of it is kept in memory once the visit is over, and no words after ten minutes', async () => {
    const writer = await evening.seated('こいし', roomId)
    await writer.say(roomId, '消えたい')
    const { rows: [visit] } = await evening.context.pool.query<{ id: string }>('select visit_id as id from seats')
    const id = visit?.id ?? ''
    expect(evening.context.recent.recall(id)?.lines.map(({ text }) => text)).toEqual(['消えたい'])
    evening.clock.move(11 * 60_000)
    expect(evening.context.recent.recall(id)?.lines.map(({ text, found }) => [text, found?.some(({ severity }) => severity === 'watch')])).toEqual([['', true]])
    // The line ends with the visit, so no answer is waited for.
    void writer.ask('visit:end', {}).catch(() => undefined)
    await until('the visit is forgotten', () => evening.context.recent.recall(id) === undefined)
  })
})

describe('two nodes', () => {
  async function twoNodes() {
    const redis = await RedisServer.start()
    const near = await Evening.begin({ redisUrl: redis.url })
    const far = await Evening.on(near.databaseUrl, async () => undefined, near.clock, { redisUrl: redis.url })
    await until('news flow between the nodes', () => near.context.news.isUp() && far.context.news.isUp())
    return { redis, near, far, end: async () => { await far.end(); await near.end(); await redis.kill() } }
  }

  it('[MO10] whoever goes to another node and comes back is judged by what they wrote there, though nobody hears the place here meanwhile', async () => {
    const { near, far, end } = await twoNodes()
    const { roomId: room } = await far.openRoom()
    const pass = await near.pass()
    for (const [node, part, held] of [[near, '090', false], [far, '0123', false], [near, '4567', true]] as const) {
      const page = await node.visitor('すず', pass)
      await page.ask('room:enter', { roomId: room, nickname: 'すず', mark: 'snow', isWatching: false })
      expect(await isHeld(page, room, part)).toBe(held)
      await node.cut(page)
    }
    await end()
  })

  it('[MO10] while no news flow a number split over two nodes is put together from the log, and after they flow again', async () => {
    const { redis, near, far, end } = await twoNodes()
    const { roomId: room } = await near.openRoom()
    const split = async (parts: readonly [string, string, string]) => {
      const pass = await near.pass()
      const [here, there] = [await near.visitor('すず', pass), await far.visitor('すず', pass)]
      for (const tab of [here, there]) await tab.ask('room:enter', { roomId: room, nickname: 'すず', mark: 'snow', isWatching: false })
      return { here, there, parts }
    }
    const first = await split(['090', '0123', '4567'])
    const second = await split(['080', '4321', '7654'])
    await redis.kill()
    await until('both nodes know that it is away', () => !near.context.news.isUp() && !far.context.news.isUp())
    for (const { here, there, parts } of [first, second]) {
      expect(await isHeld(here, room, parts[0])).toBe(false)
      expect(await isHeld(there, room, parts[1])).toBe(false)
    }
    expect(await isHeld(first.here, room, first.parts[2])).toBe(true)
    await redis.start()
    await until('news flow again', () => near.context.news.isUp() && far.context.news.isUp(), 20_000)
    expect(await isHeld(second.here, room, second.parts[2])).toBe(true)
    await end()
  })

  it('[MO10] a number split over two tabs on two nodes is put together', async () => {
    const { near, far, end } = await twoNodes()
    const opened = await near.openRoom()
    const pass = await near.pass()
    const entering = { roomId: opened.roomId, nickname: 'すず', mark: 'snow', isWatching: false } as const
    const here = await near.visitor('すず', pass)
    const there = await far.visitor('すず', pass)
    for (const tab of [here, there]) await tab.ask('room:enter', entering)
    for (const [tab, other, part, held] of [[here, there, '090', false], [there, here, '0123', false], [here, there, '4567', true]] as const) {
      expect(await isHeld(tab, opened.roomId, part)).toBe(held)
      const texts = part
      if (!held) await until('the other node has heard it', () => other.texts(opened.roomId).includes(texts))
    }
    await end()
  })
})
