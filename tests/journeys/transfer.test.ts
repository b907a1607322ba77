// 引き継ぐ: a talk goes from one listener to another (rules LI11, PO2).
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'
import { beginEvening, codeOf, everythingHeard, inTalk, minute, onShift, usualCast, writeNote, type Talk } from './listening-cast.ts'

let evening: Evening
let talk: Talk
let colleague: Person
beforeEach(async () => {
  evening = await beginEvening()
  talk = await inTalk(evening, await usualCast(evening))
  colleague = await onShift(evening, 'かえで', 'peer_supporter')
})
afterEach(() => evening.end())

const note = '家族の話をしている。ゆっくりめに'

function offer(toName = 'かえで', transferId: string = randomUUID(), by = talk.supporter): Promise<string> {
  return by.ask('listening:transfer', { transferId, listeningId: talk.listeningId, toStaffId: evening.staffIds.get(toName) ?? '', note }).then(() => transferId)
}

describe('handing over', () => {
  it('[LI11] accepted: the first listener hears and writes nothing more from that moment, the new one has everything', async () => {
    await talk.visitor.say(talk.listeningId, 'まえのことば')
    const transferId = await offer()
    expect((await colleague.ask('desk:state')).transfers).toMatchObject([{ transferId, note, from: { name: 'あおば' }, to: { name: 'かえで' } }])
    expect((await talk.supporter.ask('desk:state')).transfers).toMatchObject([{ transferId }])
    await colleague.ask('transfer:answer', { transferId, answer: 'accept' })
    await evening.settle()
    const heardBefore = talk.supporter.lines(talk.listeningId).length
    expect(talk.visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking', listenerName: 'かえで' })
    expect(talk.visitor.lines(talk.listeningId).at(-1)).toMatchObject({ kind: 'notice', notice: 'listener_changed' })

    await talk.visitor.say(talk.listeningId, 'あとのことば')
    await colleague.say(talk.listeningId, 'つづきを聴かせてください')
    await evening.settle()
    expect(talk.supporter.lines(talk.listeningId)).toHaveLength(heardBefore)
    expect(talk.supporter.texts(talk.listeningId)).toEqual(['まえのことば'])
    const { listeningId } = talk
    const codes = await Promise.all(
      [talk.supporter.say(listeningId, 'まだいます'), talk.supporter.ask('place:read', { placeId: listeningId, afterSeq: 0 }), talk.supporter.ask('place:look', { placeId: listeningId, reason: 'own' }),
        talk.supporter.ask('listening:end', { listeningId }), talk.supporter.ask('note:write', { placeId: listeningId, clientId: randomUUID(), text: 'x' }),
        talk.supporter.ask('backup:ask', { callId: randomUUID(), placeId: listeningId }), offer('かえで')].map(codeOf),
    )
    expect(new Set(codes)).toEqual(new Set(['not_found']))
    const { place } = await colleague.ask('place:look', { placeId: listeningId, reason: 'own' })
    expect(place.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []))).toEqual(['まえのことば', 'あとのことば', 'つづきを聴かせてください'])
    expect(await talk.supporter.ask('desk:state')).toMatchObject({ sessions: [], afterNotesDue: [listeningId] })
  })

  it('[LI11] the time box runs on, and the visitor never sees the note', async () => {
    await colleague.ask('transfer:answer', { transferId: await offer(), answer: 'accept' })
    await evening.settle()
    expect(talk.visitor.lastHeard('listening:news')?.endsAt).toBe(evening.clock.now() + 50 * minute)
    expect(everythingHeard(talk.visitor)).not.toContain('家族の話')
    expect((await talk.visitor.ask('listening:enter', { listeningId: talk.listeningId })).entries.map((entry) => JSON.stringify(entry)).join()).not.toContain('家族の話')
  })

  it('[LI11] declined, or unanswered for minutes, the talk stays where it is and may be offered anew', async () => {
    const first = await offer()
    expect(await codeOf(offer())).toBe('moved_on')
    await offer('かえで', first)
    await colleague.ask('transfer:answer', { transferId: first, answer: 'decline' })
    await colleague.ask('transfer:answer', { transferId: first, answer: 'decline' })
    expect(await codeOf(colleague.ask('transfer:answer', { transferId: first, answer: 'accept' }))).toBe('moved_on')
    const second = await offer()
    await evening.later(4 * minute)
    expect((await colleague.ask('desk:state')).transfers).toEqual([])
    expect(await codeOf(colleague.ask('transfer:answer', { transferId: second, answer: 'accept' }))).toBe('moved_on')
    await talk.supporter.say(talk.listeningId, 'つづけましょう')
  })

  it('[LI11] accepted twice at once it is one hand-over; answered by a stranger it does not exist', async () => {
    const stranger = await onShift(evening, 'しおん', 'peer_supporter')
    const transferId = await offer()
    expect(await codeOf(stranger.ask('transfer:answer', { transferId, answer: 'accept' }))).toBe('not_found')
    expect(await codeOf(talk.supporter.ask('transfer:answer', { transferId, answer: 'accept' }))).toBe('not_found')
    expect((await stranger.ask('desk:state')).transfers).toEqual([])
    const both = await Promise.all([1, 2].map(() => colleague.tryAsk('transfer:answer', { transferId, answer: 'accept' })))
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    await evening.settle()
    expect(talk.visitor.lines(talk.listeningId).filter((entry) => entry.kind === 'notice' && entry.notice === 'listener_changed')).toHaveLength(1)
  })

  it('[LI11] only to someone whose hands are free, judged when it is offered and again when it is accepted', async () => {
    expect(await codeOf(offer('みなと'))).toBe('nobody_on_duty')
    await onShift(evening, 'すみれ', 'host')
    expect(await codeOf(offer('すみれ'))).toBe('not_found')
    expect(await codeOf(offer('あおば'))).toBe('not_found')
    await evening.staff('つばめ', 'peer_supporter')
    expect(await codeOf(offer('つばめ'))).toBe('not_on_shift')
    const transferId = await offer()
    const other = await inTalk(evening, { ...talk, supporter: colleague }, 'なずな')
    expect(await codeOf(colleague.ask('transfer:answer', { transferId, answer: 'accept' }))).toBe('hands_full')
    expect(await codeOf(offer('かえで', transferId))).toBe('ok')
    await colleague.ask('listening:end', { listeningId: other.listeningId })
    await writeNote(colleague, other.listeningId)
    expect(await codeOf(colleague.ask('transfer:answer', { transferId, answer: 'accept' }))).toBe('on_break')
    expect(await talk.supporter.ask('desk:state')).toMatchObject({ sessions: [{ listeningId: talk.listeningId, state: 'talking' }] })
  })

  it('[LI11] not without a note, and an offer ends with the talk', async () => {
    expect(await codeOf(talk.supporter.ask('listening:transfer', { transferId: randomUUID(), listeningId: talk.listeningId, toStaffId: evening.staffIds.get('かえで') ?? '', note: ' \n ' }))).toBe('empty')
    const transferId = await offer()
    await talk.visitor.ask('listening:stop', { listeningId: talk.listeningId })
    expect((await colleague.ask('desk:state')).transfers).toEqual([])
    expect(await codeOf(colleague.ask('transfer:answer', { transferId, answer: 'accept' }))).toBe('moved_on')
  })
})
