// When somebody is to be called by a sound or a shiver.
import { describe, expect, it } from 'vitest'
import type { ListeningView } from '#shared/views'
import { roomFrom, roomReducer } from '../../client/room/room-state.ts'
import { atFirst, type VisitorState } from '../../client/store.ts'
import { signOf } from '../../client/visit/watch-signs.ts'
import { aPlace, evening, me, other, said } from './a-place.ts'

const first: VisitorState = { ...atFirst, room: roomFrom(aPlace([said(1)])) }
const hearing = (entry: ReturnType<typeof said>): VisitorState => ({ ...first, room: first.room && roomReducer(first.room, { type: 'heard', entries: [entry] }) })

describe('a sign', () => {
  it('[LK23] is due when one’s turn has come, once, wherever one looks', () => {
    const called: VisitorState = { ...first, listening: { state: 'called' } as ListeningView }
    expect([signOf(first, called, false), signOf(first, called, true), signOf(called, { ...called }, true)]).toEqual(['called', 'called', null])
  })

  it('[LK23] is due for somebody else’s line only while one looks elsewhere; for one’s own, for marks and for what was missed in another opening never', () => {
    expect([signOf(first, hearing(said(2)), true), signOf(first, hearing(said(2)), false)]).toEqual(['line', null])
    expect(signOf(first, hearing(said(2, me)), true)).toBe(null)
    expect(signOf(first, hearing({ kind: 'stamp', seq: 2, at: evening, author: other, stamp: 'tea' }), true)).toBe(null)
    expect(signOf(first, hearing({ kind: 'withdrawn', seq: 2, at: evening, target: 1 }), true)).toBe(null)
    expect(signOf(first, { ...first, room: roomFrom(aPlace([said(7)], { conversationId: 'another' })) }, true)).toBe(null)
  })
})
