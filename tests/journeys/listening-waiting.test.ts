// Asking, waiting with the truth, being called softly (rules LI2–LI4, LI15, LI16).
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Evening } from '#tests/support/evening'
import { askFor, beginEvening, codeOf, inTalk, minute, onShift, usualCast, writeNote } from './listening-cast.ts'

let evening: Evening
beforeEach(async () => { evening = await beginEvening() })
afterEach(() => evening.end())

describe('asking to be listened to', () => {
  it('[LI2] with nobody on shift who may listen it is refused at once', async () => {
    const visitor = await evening.visitor('こいし')
    expect(await codeOf(askFor(visitor))).toBe('nobody_on_duty')
    await onShift(evening, 'すみれ', 'host')
    expect(await codeOf(askFor(visitor))).toBe('nobody_on_duty')
    expect((await visitor.ask('visit:state')).listening).toBeNull()
  })

  it('[LI2] a retry with the same id is the same request, another id is refused, and simultaneous retries make one', async () => {
    await usualCast(evening)
    const visitor = await evening.visitor('こいし')
    const clientId = randomUUID()
    const all = await Promise.all(Array.from({ length: 5 }, () => askFor(visitor, { clientId })))
    expect(new Set(all.map(({ listeningId }) => listeningId)).size).toBe(1)
    expect(await codeOf(askFor(visitor))).toBe('already_waiting')
    expect((await visitor.ask('visit:state')).listening).toMatchObject({ listeningId: all[0]?.listeningId, state: 'waiting' })
  })

  it('[LI2] the nickname of the room goes along, and the room stays where it was', async () => {
    await usualCast(evening)
    const { roomId } = await evening.openRoom()
    const visitor = await evening.seated('つゆくさ', roomId)
    const view = await askFor(visitor, { fromPlaceId: roomId })
    expect(view.seat).toMatchObject({ name: 'つゆくさ', mark: 'leaf' })
    await visitor.say(roomId, 'まっています')
  })

  it('[LI2] someone who was in no room gets a nickname nobody chose for them by hand', async () => {
    await usualCast(evening)
    const view = await askFor(await evening.visitor('だれか'))
    expect(view.seat?.name).toMatch(/\S/)
  })

  it('[LI3] leaving the line and asking again costs nothing', async () => {
    await usualCast(evening)
    const visitor = await evening.visitor('こいし')
    const { listeningId } = await askFor(visitor)
    expect(await visitor.ask('listening:stop', { listeningId })).toMatchObject({ state: 'ended', endReason: 'left_waiting' })
    expect((await visitor.ask('visit:state')).listening).toBeNull()
    expect(await askFor(visitor)).toMatchObject({ state: 'waiting', position: [1, 1] })
  })

  it('[LI3] who leaves the line has their place back within the time set for it, not later; by when the truth of the day is told stands there', async () => {
    await usualCast(evening)
    const [visitor, other] = [await evening.visitor('こいし'), await evening.visitor('なずな')]
    const first = await askFor(visitor)
    evening.context.settings.placeKeptMs = 2 * minute
    expect(first.toldBy).toBe(evening.clock.now() + evening.context.settings.waitingUntilMs)
    await evening.later(minute)
    await askFor(other)
    const leaveFor = async (listeningId: string, ms: number) => {
      await visitor.ask('listening:stop', { listeningId })
      await evening.later(ms)
      return askFor(visitor)
    }
    const second = await leaveFor(first.listeningId, minute)
    expect(second.position).toEqual([1, 1])
    const third = await leaveFor(second.listeningId, minute)
    expect(third.position).toEqual([1, 1])
    expect((await leaveFor(third.listeningId, 2 * minute + 1_000)).position).toEqual([2, 2])
  })

  it('[PO2] a request is found by nobody but the visit that made it', async () => {
    await usualCast(evening)
    const { listeningId } = await askFor(await evening.visitor('こいし'))
    const other = await evening.visitor('なずな')
    const codes = [
      other.ask('listening:answer', { listeningId, answer: 'go' }), other.ask('listening:enter', { listeningId }), other.ask('listening:change', { listeningId }),
      other.ask('listening:stop', { listeningId }), other.ask('listening:stop', { listeningId: randomUUID() }),
      other.ask('place:read', { placeId: listeningId, afterSeq: 0 }), other.say(listeningId, 'きこえますか'),
    ].map(codeOf)
    expect(new Set(await Promise.all(codes))).toEqual(new Set(['not_found']))
  })
})

describe('waiting with the truth', () => {
  it('[LI3] place, minutes and listeners are told, and told anew when they change', async () => {
    const { supporter } = await usualCast(evening)
    const [first, second] = [await evening.visitor('こいし'), await evening.visitor('なずな')]
    const asked = await askFor(first)
    expect(asked).toMatchObject({ position: [1, 1], minutes: [1, 5], listeners: 1, isAnyoneListening: true, needsSupervisor: false })
    expect(await askFor(second)).toMatchObject({ position: [2, 2], minutes: null })
    await supporter.ask('listening:take')
    await evening.later(6_000)
    expect(second.lastHeard('listening:news')).toMatchObject({ state: 'waiting', position: [1, 1] })
  })

  it('[LI3] once talks are on record the estimate has a basis', async () => {
    const cast = await usualCast(evening)
    for (let n = 0; n < 3; n++) {
      const { listeningId } = await inTalk(evening, cast, `その${n}`)
      await evening.later(30 * minute)
      await cast.supporter.ask('listening:end', { listeningId })
      await writeNote(cast.supporter, listeningId)
      await evening.later(11 * minute)
    }
    await askFor(await evening.visitor('こいし'))
    expect(await askFor(await evening.visitor('なずな'))).toMatchObject({ position: [2, 2], minutes: [40, 60] })
  })

  it('[LI3] when the only supervisor goes off there is no estimate, and nobody counts as listening', async () => {
    const { supervisor } = await usualCast(evening)
    await supervisor.ask('shift:end')
    expect(await askFor(await evening.visitor('こいし'))).toMatchObject({ minutes: null, listeners: 0, isAnyoneListening: false })
  })

  it('[LI15] risk goes first, then who was returned, then first-timers, then by time, then who talked today', async () => {
    const cast = await usualCast(evening)
    const again = await inTalk(evening, cast, '今日二度目')
    await again.supporter.ask('listening:end', { listeningId: again.listeningId })
    const returned = await inTalk(evening, { ...cast, supporter: await onShift(evening, 'かえで', 'peer_supporter') }, '替わりたい方')
    await returned.visitor.ask('listening:change', { listeningId: returned.listeningId })
    const expected = [(await askFor(again.visitor)).listeningId]
    for (const name of ['先に来た方', 'あとに来た方']) {
      await evening.later(1_000)
      expected.splice(-1, 0, (await askFor(await evening.visitor(name))).listeningId)
    }
    await evening.later(1_000)
    const atRisk = await evening.visitor('いますぐの方')
    const { listeningId } = await askFor(atRisk)
    await atRisk.ask('help:ask', { raiseId: randomUUID() })
    expected.unshift(listeningId, returned.listeningId)
    expect((await cast.supervisor.ask('desk:state')).waiting.map((one) => one.listeningId)).toEqual(expected)
    for (const [n, id] of expected.slice(0, 3).entries()) {
      expect((await (await onShift(evening, `聴く人${n}`, 'peer_supporter')).ask('listening:take')).listeningId).toBe(id)
    }
  })
})

describe('the soft call', () => {
  it('[LI4] later keeps the time waited, and others are called first meanwhile', async () => {
    const { supporter } = await usualCast(evening)
    const [first, second] = [await evening.visitor('こいし'), await evening.visitor('なずな')]
    const { listeningId } = await askFor(first)
    await evening.later(1_000)
    const other = await askFor(second)
    await supporter.ask('listening:take')
    expect(first.lastHeard('listening:news')).toMatchObject({ state: 'called', listenerName: 'あおば', answerBy: evening.clock.now() + 5 * minute })
    expect(await first.ask('listening:answer', { listeningId, answer: 'later' })).toMatchObject({ state: 'waiting', listenerName: null })
    expect(await first.ask('listening:answer', { listeningId, answer: 'later' })).toMatchObject({ state: 'waiting' })
    expect((await supporter.ask('listening:take')).listeningId).toBe(other.listeningId)
    await evening.later(6 * minute)
    expect((await supporter.ask('desk:state')).waiting.map((one) => one.listeningId)).toEqual([listeningId, other.listeningId])
  })

  it('[LI4] a call nobody answers goes back to the line, and the listener is free without note or break', async () => {
    const { supporter } = await usualCast(evening)
    const visitor = await evening.visitor('こいし')
    const { listeningId } = await askFor(visitor)
    const { waiting: before } = await supporter.ask('desk:state')
    await supporter.ask('listening:take')
    await evening.later(5 * minute - 1_000)
    expect((await supporter.ask('desk:state')).takeObstacle).toBe('hands_full')
    await evening.later(2_000)
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'waiting', position: [1, 1] })
    expect(await codeOf(visitor.ask('listening:answer', { listeningId, answer: 'go' }))).toBe('moved_on')
    const desk = await supporter.ask('desk:state')
    expect(desk).toMatchObject({ takeObstacle: null, afterNotesDue: [], shift: { breakUntil: null } })
    expect(desk.waiting[0]?.askedAt).toBe(before[0]?.askedAt)
  })

  it('[LI4] not today ends it without a reproach, and so does a visit that is over', async () => {
    const { supporter } = await usualCast(evening)
    const [first, second] = [await evening.visitor('こいし'), await evening.visitor('なずな')]
    const { listeningId } = await askFor(first)
    await supporter.ask('listening:take')
    expect(await first.ask('listening:answer', { listeningId, answer: 'not_today' })).toMatchObject({ state: 'ended', endReason: 'left_waiting' })
    expect((await supporter.ask('desk:state')).takeObstacle).toBe('nobody_waiting')
    await askFor(second)
    await second.ask('visit:end').catch(() => undefined)
    await evening.later(2_000)
    expect((await supporter.ask('desk:state')).waiting).toEqual([])
  })

  it('[LI4] a listener who took by mistake can let the person wait on', async () => {
    const { supporter } = await usualCast(evening)
    const visitor = await evening.visitor('こいし')
    const { listeningId } = await askFor(visitor)
    await supporter.ask('listening:take')
    expect(await supporter.ask('listening:end', { listeningId })).toMatchObject({ state: 'waiting', listener: null })
    expect((await supporter.ask('listening:take')).listeningId).toBe(listeningId)
  })

  it('[LI16] who waited in vain for hours is told so, unless a case of theirs is open', async () => {
    await usualCast(evening)
    const [calm, pressed] = [await evening.visitor('こいし'), await evening.visitor('なずな')]
    await askFor(calm)
    await askFor(pressed)
    await pressed.ask('help:ask', { raiseId: randomUUID() })
    await evening.later(181 * minute)
    expect(calm.lastHeard('listening:news')).toMatchObject({ state: 'ended', endReason: 'nobody_today' })
    expect(pressed.lastHeard('listening:news')).toMatchObject({ state: 'waiting' })
    expect((await calm.ask('visit:state')).listening).toMatchObject({ endReason: 'nobody_today' })
  })
})
