// Two nodes, one service: news over a real Redis, the truth in one database, and what holds when Redis is away.
import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '#server/storage/postgres/migrate'
import { takeNodeLock } from '#server/storage/postgres/node-lock'
import { Evening } from '#tests/support/evening'
import { freshDatabase } from '#tests/setup/database'
import { RedisServer } from '#tests/support/redis-server'
import { until } from '#tests/support/until'
import { Wire } from '#tests/support/wire'

let redis: RedisServer
let near: Evening
let far: Evening
beforeEach(async () => {
  redis = await RedisServer.start()
  near = await Evening.begin({ redisUrl: redis.url })
  far = await Evening.on(near.databaseUrl, async () => undefined, near.clock, { redisUrl: redis.url })
  await until('news flow between the nodes', () => near.context.news.isUp() && far.context.news.isUp())
})
afterEach(async () => {
  await far.end()
  await near.end()
  await redis.kill()
})

describe('two nodes joined by Redis', () => {
  it('[WI9] a line said on one is heard on the other, by everyone, in one order', async () => {
    const { roomId } = await near.openRoom()
    const here = await near.seated('こいし', roomId)
    const there = await far.seated('あまおと', roomId)
    await Promise.all([...Array(20).keys()].map((i) => (i % 2 === 0 ? here : there).say(roomId, `${i}`)))
    await until('all lines are heard on both', () => here.texts(roomId).length === 20 && there.texts(roomId).length === 20)
    expect(there.lines(roomId).filter((entry) => entry.kind === 'message').map(({ seq }) => seq)).toEqual(here.lines(roomId).filter((entry) => entry.kind === 'message').map(({ seq }) => seq))
  })

  it('[WI9] nothing a person wrote, and no name, rests in Redis: not in what it would save to its disk', async () => {
    const { roomId, host } = await near.openRoom()
    const canaries = ['かなりあのことば', 'かなりあのささやき', 'かなりあのなまえ', 'かなりあのわけ', 'かなりあのへや']
    const [word = '', whisper = '', name = '', reason = '', room = ''] = canaries
    await near.room(room)
    const [here, there] = [await near.visitor('ここ'), await far.visitor('そこ')]
    await here.ask('room:enter', { roomId, nickname: name, mark: 'leaf', isWatching: false })
    await there.ask('room:enter', { roomId, nickname: `${name}と`, mark: 'wave', isWatching: false })
    await here.say(roomId, word)
    await there.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: whisper })
    await here.ask('help:ask', { raiseId: randomUUID() })
    const looker = await far.staff('みまもり', 'supervisor')
    await looker.ask('place:look', { placeId: roomId, reason })
    await until('the other node has heard it', () => there.texts(roomId).includes(word))
    for (const node of [near, far]) await node.context.live.exchange([])
    await redis.cli('config', 'set', 'rdbcompression', 'no')
    const dumped = (): Promise<Buffer> => redis.cli('--rdb', '-')
    const kept = await dumped()
    // Something of ours is there (counters, who is where), and a word that rested would be found.
    expect(kept.includes('engawa:')).toBe(true)
    for (const canary of canaries) expect(kept.includes(canary), canary).toBe(false)
    for (const canary of canaries) expect(kept.toString('latin1').includes(JSON.stringify(canary).slice(1, -1)), canary).toBe(false)
    await redis.cli('set', 'planted', word)
    expect((await dumped()).includes(word)).toBe(true)
    host.leave()
  })

  it('[WI9] Redis killed: talk goes on, what the other node missed is read back, and after its return news flow again', async () => {
    const { roomId, host } = await near.openRoom()
    const here = await near.seated('こいし', roomId)
    const there = await far.seated('あまおと', roomId)
    await redis.kill()
    await until('both notice', () => !near.context.news.isUp() && !far.context.news.isUp())
    const { seq } = await here.say(roomId, 'とだえているあいだ')
    await until('the beat tells of the lost line', () => (there.lastHeard('heartbeat')?.places[roomId] ?? 0) >= seq)
    expect((await there.ask('place:read', { placeId: roomId, afterSeq: seq - 1 })).entries).toMatchObject([{ kind: 'message', text: 'とだえているあいだ' }])

    const seatId = (await there.ask('room:enter', { roomId, nickname: 'あまおと', mark: 'leaf', isWatching: false })).seat?.seatId ?? ''
    await host.ask('person:rest', { placeId: roomId, seatId, reason: 'hurtful', minutes: 10 })
    expect(await there.tryAsk('message:send', { placeId: roomId, clientId: randomUUID(), text: 'まだ' })).toMatchObject({ ok: false })
    await until('the removed person hears nothing more on the other node', () => !far.app.io.sockets.adapter.rooms.has(`place:${roomId}:visitors`), 1_500)

    await redis.start()
    await until('news flow again', () => near.context.news.isUp() && far.context.news.isUp())
    const back = await far.seated('つゆくさ', roomId)
    await here.say(roomId, 'またつながりました')
    await until('heard on the other node', () => back.texts(roomId).includes('またつながりました'))
  })

  it('[WI9] a line that fell into the gap of a node that could not hear is told of when its news come back, without waiting for a beat', async () => {
    const { roomId } = await near.openRoom()
    const here = await near.seated('こいし', roomId)
    const there = await far.seated('あまおと', roomId)
    const hand = new Redis(redis.url)
    // What is told while it is away is asked of the database every 700 ms; five short gaps do not all fall on that.
    for (const text of ['うめの木', 'まつの木', 'たけやぶ', 'つきのよる', 'ほしのよる']) {
      // Nobody new is let in, those who listen are hung up on: the line is told to nobody.
      await hand.config('SET', 'maxclients', '1')
      await hand.call('CLIENT', 'KILL', 'TYPE', 'pubsub')
      await until('the far node hears no news', () => !far.context.news.isUp())
      const { seq } = await here.say(roomId, text)
      await hand.config('SET', 'maxclients', '1000')
      await until('its news are back', () => far.context.news.isUp() && near.context.news.isUp())
      await until('it is told how far the place goes', () => (there.lastHeard('heartbeat')?.places[roomId] ?? 0) >= seq, 3_000)
      expect(there.texts(roomId)).not.toContain(text)
      expect((await there.ask('place:read', { placeId: roomId, afterSeq: seq - 1 })).entries).toMatchObject([{ kind: 'message', text }])
    }
    hand.disconnect()
  })

  /** Whether a line of a room that is said on the near node now is told to others: what is told after it is waited for. */
  async function isTold(hand: Redis, heard: string[], roomId: string, say: () => Promise<unknown>): Promise<boolean> {
    heard.length = 0
    const marker = randomUUID()
    await say()
    near.context.news.tell([{ kind: 'rest.ended', placeId: roomId, visitId: marker }])
    await until('what is told to all is heard', () => heard.some((message) => message.includes(marker)))
    return heard.some((message) => message.includes(`\n${roomId}{`))
  }

  it('[WI17] a line is told to other nodes only where one of them hears its place, and at once when one begins to', async () => {
    const { roomId } = await near.openRoom()
    const here = await near.seated('こいし', roomId)
    const hand = new Redis(redis.url)
    const heard: string[] = []
    hand.on('smessage', (_channel: string, message: string) => heard.push(message))
    await hand.ssubscribe('engawa:{news}')
    let n = 0
    const said = () => isTold(hand, heard, roomId, () => here.say(roomId, `ひとつめの ${(n += 1)}`))
    // A node that has only just begun to listen is not sure yet.
    await expect.poll(said, { timeout: 8_000, interval: 400 }).toBe(false)
    const there = await far.seated('あまおと', roomId)
    expect(await said()).toBe(true)
    await until('heard on the other node', () => there.texts(roomId).includes(`ひとつめの ${n}`))
    there.leave()
    await expect.poll(said, { timeout: 8_000, interval: 400 }).toBe(false)
    hand.disconnect()
  })

  it('[WI17] what was said in the moment before others knew that a place is heard is told of soon after, long before the next beat', async () => {
    const { roomId } = await near.openRoom()
    const here = await near.seated('こいし', roomId)
    const there = await far.visitor('あまおと')
    const hand = new Redis(redis.url)
    const probe = new Redis(redis.url)
    const heard: string[] = []
    probe.on('smessage', (_channel: string, message: string) => heard.push(message))
    await probe.ssubscribe('engawa:{news}')
    await expect.poll(() => isTold(hand, heard, roomId, () => here.say(roomId, 'まだだれも')), { timeout: 8_000, interval: 400 }).toBe(false)
    await hand.client('PAUSE', 250)
    await there.ask('room:enter', { roomId, nickname: 'あまおと', mark: 'leaf', isWatching: false })
    const { seq } = await here.say(roomId, 'いれちがいに')
    await until('it is told how far the place goes', () => (there.lastHeard('heartbeat')?.places[roomId] ?? 0) >= seq, 3_000)
    expect((await there.ask('place:read', { placeId: roomId, afterSeq: seq - 1 })).entries).toMatchObject([{ kind: 'message', text: 'いれちがいに' }])
    for (const each of [hand, probe]) each.disconnect()
  })

  it('[WI18] one node at a time looks for what is overdue, and the other takes over when it stops', async () => {
    await near.app.watcher.round()
    expect(await far.context.live.holdLease('watcher')).toBe(false)
    await near.app.watcher.stop()
    expect(await far.context.live.holdLease('watcher')).toBe(true)
  })

  it('[WI18] a node that does not reach the database leaves it to another to look, though Redis answers it', async () => {
    const database = new URL(near.databaseUrl)
    const wire = await Wire.to(database.hostname, Number(database.port))
    database.port = String(wire.port)
    const cutOff = await Evening.on(database.href, async () => undefined, near.clock, { redisUrl: redis.url })
    await until('it knows Redis', () => cutOff.context.news.isUp())
    await cutOff.app.watcher.round()
    expect(await far.context.live.holdLease('watcher')).toBe(false)
    wire.cut()
    const isFree = async (): Promise<boolean> => {
      near.clock.move(1_000)
      await cutOff.app.watcher.round()
      return far.context.live.holdLease('watcher')
    }
    await expect.poll(isFree, { timeout: 10_000, interval: 500 }).toBe(true)
    wire.mend()
    await cutOff.end()
    await wire.end()
  })

  it('[WI18] where nobody can say who looks for what is overdue both do, at the same moments, and each thing is done once', async () => {
    const { roomId } = await near.openRoom('ほしの間', 15)
    const [asks, waits] = [await near.visitor('こいし'), await far.visitor('あまおと')]
    await asks.ask('help:ask', { raiseId: randomUUID() })
    await waits.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })
    await (await far.visitor('よなが')).ask('solo-note:write', { clientId: randomUUID(), text: 'また来てもいいですか。' })
    await redis.kill()
    await until('both know', () => !near.context.news.isUp() && !far.context.news.isUp())
    const look = async (ms: number): Promise<void> => {
      near.clock.move(ms)
      await Promise.all([near.app.watcher.round(), far.app.watcher.round()])
    }
    for (let n = 0; n < 150; n += 1) await look(10_000)
    const rows = async (sql: string, ...values: string[]): Promise<unknown[]> => (await near.context.pool.query({ text: sql, values, rowMode: 'array' })).rows.flat()
    expect(await rows("select action || ' ' || reason_code from audit where action like 'rule.%' order by at")).toEqual(['rule.fade time', 'rule.close time'])
    const climbs = await rows("select at from escalation_moves where move = 'climb' order by at")
    expect(climbs.length).toBeGreaterThanOrEqual(3)
    expect(new Set(climbs.map(String)).size).toBe(climbs.length)
    // Opened, closing soon, the minutes after, closed.
    expect(await rows('select kind from entries where place_id = $1', roomId)).toEqual(['notice', 'notice', 'notice', 'notice'])
    // And what goes with the days: shifts, sign-ins, words, conversations, visits.
    for (let n = 0; n < 60; n += 1) await look(86_400_000)
    expect(await rows('select count(*)::int from conversations where erased_at is null and place_id = $1', roomId)).toEqual([0])
    for (const node of [near, far]) expect(node.errors()).toEqual([])
  })

  it('[ID6] who guesses a password at one node and then at the other has no more tries for it', async () => {
    const strict = await Promise.all([1, 2].map(() => Evening.on(near.databaseUrl, async () => undefined, near.clock, { redisUrl: redis.url, hasRealRates: true })))
    await expect.poll(async () => {
      await Promise.all(strict.map(({ context }) => context.live.exchange([])))
      return strict.every(({ context }) => context.live.dayKey() !== null)
    }).toBe(true)
    const codes: string[] = []
    for (let n = 0; n < 6; n += 1) {
      const answer = await strict[n % 2]?.post('/api/staff/sign-in', { login: 'daremo', password: `wrong-${n}` })
      codes.push(((await answer?.json()) as { code: string }).code)
      near.clock.move(60_000)
    }
    expect(codes).toEqual([...Array(5).fill('sign_in_failed'), 'too_fast'])
    for (const node of strict) await node.end()
  })

  it('[OP17] a node alone refuses to share a database; nodes with Redis share it', async () => {
    const alone = await takeNodeLock(near.databaseUrl, false)
    await expect(takeNodeLock(near.databaseUrl, false)).rejects.toMatchObject({ code: 'second_instance' })
    await expect(takeNodeLock(near.databaseUrl, true)).rejects.toMatchObject({ code: 'second_instance' })
    await alone.release()
    const locks = [await takeNodeLock(near.databaseUrl, true), await takeNodeLock(near.databaseUrl, true)]
    for (const lock of locks) await lock.release()
  })

  it('[OP17] when the database comes back a node alone has it to itself again', async () => {
    const database = new URL(near.databaseUrl)
    const wire = await Wire.to(database.hostname, Number(database.port))
    database.port = String(wire.port)
    const alone = await takeNodeLock(database.href, false)
    const falls = () => near.context.pool.query<{ gone: boolean }>("select pg_terminate_backend(pid) as gone from pg_stat_activity where application_name = 'engawa node' and datname = current_database()")
    expect((await falls()).rows).toEqual([{ gone: true }])
    const isHeld = () => near.context.pool.query<{ n: number }>("select count(*)::int as n from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and granted and database = (select oid from pg_database where datname = current_database())").then(({ rows }) => rows[0]?.n)
    await expect.poll(isHeld).toBe(1)
    await expect(takeNodeLock(near.databaseUrl, false)).rejects.toMatchObject({ code: 'second_instance' })
    // One more for one fall: two would go on asking for what the other has, and take it when it is let go.
    expect(wire.came).toBe(2)
    await alone.release()
    await (await takeNodeLock(near.databaseUrl, false)).release()
    await wire.end()
  })

  it('[OP6] nodes that start at the same moment on an empty database bring it up once, and none of them fails', async () => {
    const empty = await freshDatabase({ isEmpty: true })
    await Promise.all([1, 2, 3, 4].map(() => migrate(empty.url)))
    await empty.drop()
    await Promise.all([1, 2, 3, 4].map(() => migrate(near.databaseUrl)))
    expect((await near.context.pool.query('select count(*)::int as n from schema_migrations group by name having count(*) > 1')).rows).toEqual([])
  })
})
