// Asked to rest, paused, closed while sending (rule FA3), with Redis and without: the database's own order of commits says what
// came after. The host sits at one node, the person often at the other.
import { setTimeout as pause } from 'node:timers/promises'
import type { Id } from '#shared/ids'
import { until } from '#tests/support/until'
import { type FaultRun, type Held, type Step, within } from '../fault-run.ts'
import { openHouse, type House } from '../rig/house.ts'
import { askDatabase, commitsOf, lookIntoLog } from '../rig/look-into-log.ts'
import { openRooms, visitorComes, type FoundVisitor, type OpenRooms } from '../rig/people.ts'
import { Talk } from '../rig/talk.ts'

const lanes = 4
const residentsEach = 2

interface Lane { roomId: Id; residents: FoundVisitor[] }
interface Place { house: House; crew: OpenRooms; talk: Talk; held: Held }

export const silence: FaultRun = {
  size: { short: 500, full: 10_000 },
  withinMs: within(6, 240),
  plan: (chance, size) =>
    Array.from({ length: size }, (_, n): Step => {
      const draw = chance.whole(10)
      return { what: draw < 8 ? 'rest' : draw < 9 ? 'pause' : 'close', home: chance.whole(2), before: 1 + chance.whole(3), waitMs: chance.whole(3) * chance.whole(8), hasRedis: n < size / 2 }
    }),
  async hold(rig, held) {
    const house = await openHouse(rig, { rooms: lanes })
    const crew = await openRooms(house)
    const talk = new Talk(held.history, held.mark)
    const place = { house, crew, talk, held }
    const all = await Promise.all(house.rooms.map(async (roomId): Promise<Lane> => ({
      roomId, residents: await Promise.all(Array.from({ length: residentsEach }, async (_, n) => sitDown(place, roomId, `resident ${n + 1} of ${roomId}`, n))),
    })))
    const leaving: Promise<void>[] = []
    for (const hasRedis of [true, false]) {
      const steps = held.plan.filter((step) => step.hasRedis === hasRedis)
      if (!hasRedis) await rig.redis.kill()
      await pause(hasRedis ? 0 : 1_500)
      await Promise.all(all.map(async (lane, n) => {
        for (const step of steps.filter((_, i) => i % lanes === n)) {
          if (step.what === 'rest') leaving.push((await askedToRest(place, lane, step)).isDeaf)
          else await stopped(place, lane, step)
        }
      }))
      rig.say(`${steps.length} interleavings ${hasRedis ? 'with' : 'without'} Redis`)
    }
    await Promise.all(leaving)
    await rig.redis.start()
    await lookIntoLog(held.history, house, house.rooms, talk.idOf)
    for (const each of [...all.flatMap(({ residents }) => residents), crew]) each.goHome()
    return { interleavings: held.plan.length, refused: held.history.asked.filter(({ refused }) => refused !== null).length }
  },
}

async function sitDown({ house, held }: Place, roomId: Id, name: string, home: number): Promise<FoundVisitor> {
  const visitor = await visitorComes(house, name, { home })
  noteHearing(held, visitor)
  await visitor.ask('room:enter', { roomId, nickname: 'かくひと', mark: 'leaf', isWatching: false })
  return visitor
}

function noteHearing({ history }: Held, visitor: FoundVisitor): void {
  visitor.onNews = (event, news) => {
    if (event !== 'place:news') return
    const { placeId, entries } = news as { placeId: Id; entries: readonly { at?: number }[] }
    for (const { at } of entries) if (at !== undefined) history.heardAfter.push({ by: visitor.name, place: placeId, writtenAt: at * 1_000 })
  }
}

/** Sends until the no comes, several lines under way at once. */
async function sendOn({ talk }: Place, visitor: FoundVisitor, roomId: Id, isOver: () => boolean): Promise<void> {
  const lane = async (): Promise<void> => {
    for (let after = 0; after < 2; after += isOver() ? 1 : 0) await talk.say(visitor, roomId, 20_000).catch(() => undefined)
  }
  await Promise.all([lane(), lane()])
}

async function askedToRest(place: Place, lane: Lane, { home, before, waitMs }: Step): Promise<{ isDeaf: Promise<void> }> {
  const { house, crew, talk, held } = place
  const { roomId } = lane
  const name = `guest ${talk.history.silenced.length} of ${roomId} ${talk.history.asked.length}`
  const visitor = await visitorComes(house, name, { home: Number(home) })
  noteHearing(held, visitor)
  const { seat } = await visitor.ask('room:enter', { roomId, nickname: 'かくひと', mark: 'leaf', isWatching: false })
  if (!seat) throw new Error('entered without a seat')
  let isAnswered = false
  const sending = sendOn(place, visitor, roomId, () => isAnswered)
  for (let n = 0; n < Number(before); n += 1) await talk.say(visitor, roomId)
  await pause(Number(waitMs))
  await crew.host.ask('person:rest', { placeId: roomId, seatId: seat.seatId, reason: 'hurtful', minutes: 600 })
  const answeredAt = performance.now()
  isAnswered = true
  await sending
  const listenOn = async (): Promise<void> => {
    // Long enough to hear what may not be heard any more; the residents go on talking meanwhile.
    for (let n = 0; n < 6; n += 1) {
      await talk.say(lane.residents[n % residentsEach] as FoundVisitor, roomId, 10_000).catch(() => undefined)
      await pause(250)
    }
    const committedAt = (await commitsOf(house.databaseUrl, 'seats', [seat.seatId])).get(seat.seatId) ?? null
    if (committedAt === null) held.history.broken.push(`no commit of the rest of ${name}`)
    held.history.silenced.push({ by: name, place: roomId, committedAt, untilCommittedAt: null, isDeafened: true, answeredAt })
    visitor.goHome()
  }
  return { isDeaf: listenOn() }
}

/** Paused or closed while everyone in the room writes; then open again. */
async function stopped(place: Place, { roomId, residents }: Lane, { what, before, waitMs }: Step): Promise<void> {
  const { house, crew, talk, held } = place
  let isAnswered = false
  const sending = residents.map((each) => sendOn(place, each, roomId, () => isAnswered))
  for (let n = 0; n < Number(before); n += 1) await talk.say(residents[0] as FoundVisitor, roomId, 10_000).catch(() => undefined)
  await pause(Number(waitMs))
  await crew.host.ask(what === 'pause' ? 'room:pause' : 'room:close', { roomId, reason: 'ended' })
  const answeredAt = performance.now()
  isAnswered = true
  await Promise.all(sending)
  const [last] = await askDatabase<{ id: Id }>(house.databaseUrl, 'select id from conversations where place_id = $1 order by opened_at desc limit 1', [roomId])
  const committedAt = (await commitsOf(house.databaseUrl, 'conversations', [last?.id ?? ''])).get(last?.id ?? '') ?? null
  if (what === 'pause') await crew.host.ask('room:resume', { roomId, reason: 'over' })
  else await crew.host.ask('room:open', { roomId, minutes: 720 })
  const [next] = await askDatabase<{ id: Id }>(house.databaseUrl, 'select id from conversations where place_id = $1 and closed_at is null', [roomId])
  const untilCommittedAt = (await commitsOf(house.databaseUrl, 'conversations', [next?.id ?? ''])).get(next?.id ?? '') ?? null
  for (const each of residents) held.history.silenced.push({ by: each.name, place: roomId, committedAt, untilCommittedAt, isDeafened: what === 'close', answeredAt })
  if (what === 'close') for (const each of residents) await each.ask('room:enter', { roomId, nickname: 'かくひと', mark: 'leaf', isWatching: false })
  await until('the room is open again', () => talk.say(residents[0] as FoundVisitor, roomId, 5_000).then(() => true, () => false), 10_000)
}
