// Talking one to one: beginning, the time box, asking for someone else, stopping, closing (rules LI5–LI8).
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Evening } from '#tests/support/evening'
import type { Entry } from '#shared/message'
import { askFor, beginEvening, codeOf, inTalk, minute, onShift, usualCast, writeNote, type Cast } from './listening-cast.ts'

let evening: Evening
let cast: Cast
beforeEach(async () => {
  evening = await beginEvening()
  cast = await usualCast(evening)
})
afterEach(() => evening.end())

const notices = (entries: readonly Entry[]) => entries.flatMap((entry) => (entry.kind === 'notice' ? [entry.notice] : []))

describe('a talk begins', () => {
  it('[LI4] with the person’s own go; before that neither side can write', async () => {
    const visitor = await evening.visitor('こいし')
    const { listeningId } = await askFor(visitor)
    await visitor.ask('listening:enter', { listeningId })
    expect(await codeOf(visitor.say(listeningId, 'だれかいますか'))).toBe('room_paused')
    await cast.supporter.ask('listening:take')
    expect(await codeOf(cast.supporter.say(listeningId, 'こんばんは'))).toBe('room_paused')
    const now = evening.clock.now()
    expect(await visitor.ask('listening:answer', { listeningId, answer: 'go' })).toMatchObject({
      state: 'talking', listenerName: 'あおば', startedAt: now, noticeAt: now + 40 * minute, endsAt: now + 50 * minute, position: null, minutes: null,
    })
    await visitor.say(listeningId, 'こんばんは')
    await cast.supporter.say(listeningId, 'こんばんは。ゆっくりで大丈夫です')
    await evening.settle()
    expect(visitor.texts(listeningId)).toEqual(['こんばんは', 'こんばんは。ゆっくりで大丈夫です'])
    expect(cast.supporter.texts(listeningId)).toEqual(['こんばんは', 'こんばんは。ゆっくりで大丈夫です'])
  })

  it('[AC6] after a reload the visitor is where they were, with every word', async () => {
    const pass = await evening.pass()
    const visitor = await evening.visitor('こいし', pass)
    const { listeningId } = await askFor(visitor)
    await cast.supporter.ask('listening:take')
    await visitor.ask('listening:answer', { listeningId, answer: 'go' })
    await visitor.ask('listening:enter', { listeningId })
    await visitor.say(listeningId, 'いちど切れるかもしれません')
    await evening.cut(visitor)
    await cast.supporter.say(listeningId, '待っています')
    const back = await evening.visitor('こいし', pass)
    expect((await back.ask('visit:state')).listening).toMatchObject({ listeningId, state: 'talking' })
    const place = await back.ask('listening:enter', { listeningId })
    expect(place.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []))).toEqual(['いちど切れるかもしれません', '待っています'])
    await back.say(listeningId, 'もどりました')
    expect((await cast.supporter.ask('desk:state')).sessions[0]).toMatchObject({ isVisitorConnected: true })
  })

  it('[LI5] without a supervisor beside the listener nobody is taken, and nobody begins', async () => {
    const visitor = await evening.visitor('こいし')
    const { listeningId } = await askFor(visitor)
    await cast.supporter.ask('listening:take')
    await cast.supervisor.ask('shift:end')
    expect(await codeOf(visitor.ask('listening:answer', { listeningId, answer: 'go' }))).toBe('nobody_on_duty')
    await cast.supervisor.ask('shift:start')
    expect(await visitor.ask('listening:answer', { listeningId, answer: 'go' })).toMatchObject({ state: 'talking' })
  })

  it('[LI5] a supervisor who listens needs another supervisor beside them', async () => {
    await askFor(await evening.visitor('こいし'))
    expect((await cast.supervisor.ask('desk:state')).takeObstacle).toBe('nobody_on_duty')
    expect(await codeOf(cast.supervisor.ask('listening:take'))).toBe('nobody_on_duty')
    await onShift(evening, 'しおん', 'supervisor')
    expect(await cast.supervisor.ask('listening:take')).toMatchObject({ state: 'called' })
  })
})

describe('the time box', () => {
  it('[LI6] one notice before the end; then it closes kindly, some minutes after', async () => {
    const { visitor, listeningId, supporter } = await inTalk(evening, cast)
    await evening.later(39 * minute)
    expect(notices(visitor.lines(listeningId))).not.toContain('talk_ending_soon')
    await evening.later(2 * minute)
    await evening.later(2 * minute)
    expect(notices(visitor.lines(listeningId)).filter((notice) => notice === 'talk_ending_soon')).toHaveLength(1)
    await evening.later(8 * minute)
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking' })
    await supporter.say(listeningId, 'そろそろ時間ですね')
    await evening.later(5 * minute)
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'ended', endReason: 'time_over' })
    expect(notices(visitor.lines(listeningId)).at(-1)).toBe('talk_closed')
    expect(await codeOf(visitor.say(listeningId, 'まだいますか'))).not.toBe('ok')
    expect(await codeOf(supporter.say(listeningId, 'まだいますか'))).not.toBe('ok')
  })

  it('[LI6] a supervisor gives more time: both are told, and the notice comes anew', async () => {
    const { visitor, listeningId, supporter, supervisor } = await inTalk(evening, cast)
    expect(await codeOf(supporter.ask('listening:extend', { listeningId, clientId: randomUUID(), minutes: 10 }))).toBe('not_found')
    await evening.later(41 * minute)
    const lengthening = { listeningId, clientId: randomUUID(), minutes: 15 }
    await supervisor.ask('listening:extend', lengthening)
    // The answer was lost on the way: asked again, it is the same lengthening.
    const extended = await supervisor.ask('listening:extend', lengthening)
    expect(extended.endsAt).toBe(evening.clock.now() + 24 * minute)
    await evening.settle()
    expect(visitor.lastHeard('listening:news')).toMatchObject({ endsAt: extended.endsAt })
    await evening.later(15 * minute)
    expect(notices(visitor.lines(listeningId)).filter((notice) => notice === 'talk_ending_soon')).toHaveLength(2)
    expect(notices(visitor.lines(listeningId))).toContain('talk_extended')
  })

  it('[LI6] it never closes by itself while a case of the person is open; a supervisor is called to it instead', async () => {
    const { visitor, listeningId, supporter, supervisor } = await inTalk(evening, cast)
    await visitor.ask('help:ask', { raiseId: randomUUID(), placeId: listeningId })
    await evening.later(60 * minute)
    await evening.later(2_000)
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking' })
    const calls = (await supervisor.ask('desk:state')).calls.filter((call) => call.placeId === listeningId)
    expect(calls).toMatchObject([{ kind: 'backup', from: { name: 'あおば' } }])
    expect(await codeOf(supporter.ask('listening:end', { listeningId }))).toBe('still_open_escalation')
  })
})

describe('someone else, and stopping', () => {
  it('[LI7] someone else: first in line at the same place, never the same listener, who hears only that it ended', async () => {
    const { visitor, listeningId, supporter } = await inTalk(evening, cast)
    await visitor.say(listeningId, 'すこし話しにくいです')
    expect(await visitor.ask('listening:change', { listeningId })).toMatchObject({ state: 'waiting', position: [1, 1], listeners: 0 })
    expect(await visitor.ask('listening:change', { listeningId })).toMatchObject({ state: 'waiting' })
    expect(await codeOf(supporter.say(listeningId, 'どうしましたか'))).toBe('not_found')
    expect(await codeOf(supporter.ask('place:read', { placeId: listeningId, afterSeq: 0 }))).toBe('not_found')
    await writeNote(supporter, listeningId)
    await evening.later(11 * minute)
    const desk = await supporter.ask('desk:state')
    expect(desk).toMatchObject({ takeObstacle: 'nobody_waiting', sessions: [], waiting: [{ listeningId }] })
    expect(await codeOf(supporter.ask('listening:take'))).toBe('nobody_waiting')
    expect(JSON.stringify([supporter.heard('place:news'), desk])).not.toMatch(/change|avoid/)

    const other = await onShift(evening, 'かえで', 'peer_supporter')
    expect((await other.ask('listening:take')).listeningId).toBe(listeningId)
    expect(await visitor.ask('listening:answer', { listeningId, answer: 'go' })).toMatchObject({ state: 'talking', listenerName: 'かえで' })
    const place = await other.ask('place:look', { placeId: listeningId, reason: 'own' })
    expect(place.place.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []))).toEqual(['すこし話しにくいです'])
    expect(notices(place.place.entries)).toEqual(['talk_began', 'listener_changed'])
  })

  it('[LI7] the person stops at any moment; afterwards neither side reads or writes it', async () => {
    const { visitor, listeningId, supporter } = await inTalk(evening, cast)
    await visitor.say(listeningId, '今日はここまでにします')
    expect(await visitor.ask('listening:stop', { listeningId })).toMatchObject({ state: 'ended', endReason: 'stopped_by_visitor' })
    expect(await visitor.ask('listening:stop', { listeningId })).toMatchObject({ state: 'ended' })
    const codes = await Promise.all(
      [visitor.ask('listening:enter', { listeningId }), visitor.say(listeningId, 'a'), visitor.ask('place:read', { placeId: listeningId, afterSeq: 0 }),
        supporter.ask('place:read', { placeId: listeningId, afterSeq: 0 }), supporter.ask('place:look', { placeId: listeningId, reason: 'own' }), supporter.say(listeningId, 'a')].map(codeOf),
    )
    expect(codes).not.toContain('ok')
    expect((await visitor.ask('visit:state')).listening).toBeNull()
  })

  it('[LI7] the listener closes it: the visitor sees it closed, a retry is harmless, and other listeners find nothing', async () => {
    const { visitor, listeningId, supporter } = await inTalk(evening, cast)
    const stranger = await onShift(evening, 'かえで', 'peer_supporter')
    expect(await codeOf(stranger.ask('listening:end', { listeningId }))).toBe('not_found')
    expect(await codeOf(stranger.ask('place:look', { placeId: listeningId, reason: 'own' }))).toBe('not_found')
    expect(await codeOf(stranger.ask('note:write', { placeId: listeningId, clientId: randomUUID(), text: 'x' }))).toBe('not_found')
    expect(await supporter.ask('listening:end', { listeningId })).toMatchObject({ state: 'ended' })
    expect(await supporter.ask('listening:end', { listeningId })).toMatchObject({ state: 'ended' })
    await evening.settle()
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'ended', endReason: 'talked' })
    expect((await visitor.ask('visit:state')).listening).toMatchObject({ endReason: 'talked' })
  })

  it('[RE6] a closed talk’s words get their clock: thirty days, and a talk that never began the same', async () => {
    const { visitor, listeningId } = await inTalk(evening, cast)
    await visitor.ask('listening:stop', { listeningId })
    const { rows } = await evening.context.pool.query<{ state: string; erase_at: number; closed_at: number }>('select state, erase_at, closed_at from conversations where place_id = $1', [listeningId])
    expect(rows).toMatchObject([{ state: 'closed' }])
    expect(Number(rows[0]?.erase_at) - Number(rows[0]?.closed_at)).toBe(30 * 24 * 60 * minute)
  })
})
