// There is no way from one visitor to one other: said of the protocol itself, so that a new event cannot bring one in unseen.
import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { factTable } from '#shared/facts'
import { policy } from '#shared/policy'
import { SoloNoteView } from '#shared/views'
import { clientEvents, serverEvents, type ClientEventName } from '#shared/protocol'

const ofVisitors = (Object.keys(policy) as ClientEventName[]).filter((event) => policy[event].some(({ who }) => who === 'visitor'))
const fieldsOf = (event: ClientEventName) => Object.keys((clientEvents[event].input as unknown as { shape: object }).shape)
const textFields = ['text', 'proposal', 'note', 'what']

describe('no private channel', () => {
  it('[HA11] nothing a visitor may ask names another person: only places, lines of a place, one’s own requests and retries', () => {
    const allowed = new Set(['placeId', 'roomId', 'fromPlaceId', 'listeningId', 'clientId', 'raiseId', 'seq', 'onSeq', 'rewrites', 'afterSeq', 'beforeSeq', 'text', 'nickname', 'mark', 'isWatching', 'stamp', 'reason', 'ageBand', 'wish', 'answer', 'wishesSame', 'isCovered', 'isSuggested'])
    const strange = ofVisitors.flatMap((event) => fieldsOf(event).filter((field) => !allowed.has(field)).map((field) => `${event}.${field}`))
    expect(strange).toEqual([])
    expect(ofVisitors.length).toBeGreaterThan(15)
  })

  it('[HA11] a visitor’s own words have three ways: a line of a place, a whisper to staff, and a note left for staff', () => {
    expect(ofVisitors.filter((event) => fieldsOf(event).some((field) => textFields.includes(field))).sort()).toEqual(['message:send', 'solo-note:write', 'whisper:send'])
  })

  it('[HA11] what one visit alone hears has no place for anybody’s words, but for one’s own note and the answer of staff to it', () => {
    const heard = Object.values(factTable).filter(({ audience }) => audience === 'one_visit').flatMap(({ hears }) => hears ?? []).filter((event) => event !== 'solo-note:news')
    const shapes = heard.map((event) => JSON.stringify(z.toJSONSchema(serverEvents[event] as unknown as z.ZodType)))
    expect(heard.length).toBeGreaterThan(4)
    expect(Object.keys(SoloNoteView.shape).sort()).toEqual(['answer', 'noteId', 'readBy', 'state', 'text', 'writtenAt'])
    for (const shape of shapes) expect(shape).not.toMatch(/"(?:text|entries|entry|note|proposal)":/)
  })
})
