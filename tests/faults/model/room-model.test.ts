// The model against its own words: few enough to be checked by eye.
import { describe, expect, it } from 'vitest'
import { RoomModel } from './room-model.ts'

describe('the pure model of a room', () => {
  it('[FA2] only who sits may speak, the same line is said once, and what is taken down stays as a place without words', () => {
    const room = new RoomModel()
    expect(room.act({ do: 'say', who: 1, line: 1 })).toBe('no')
    expect(room.act({ do: 'join', who: 1 })).toBe('ok')
    expect(room.act({ do: 'say', who: 1, line: 2 })).toBe('ok')
    expect(room.act({ do: 'again', who: 1, line: 2 })).toBe('ok')
    expect(room.act({ do: 'say', who: 1, line: 3 })).toBe('ok')
    expect(room.act({ do: 'hide', line: 2 })).toBe('ok')
    expect(room.visible()).toEqual([{ line: null }, { line: 3 }])
  })

  it('[FA3] who was removed stays out of what opens next as well, and a closing empties the page', () => {
    const room = new RoomModel()
    room.act({ do: 'join', who: 1 })
    room.act({ do: 'say', who: 1, line: 1 })
    expect(room.act({ do: 'remove', who: 1 })).toBe('ok')
    expect(room.act({ do: 'join', who: 1 })).toBe('no')
    expect(room.act({ do: 'say', who: 1, line: 2 })).toBe('no')
    expect(room.act({ do: 'close' })).toBe('ok')
    expect(room.visible()).toEqual([])
    expect(room.act({ do: 'join', who: 1 })).toBe('no')
    expect(room.act({ do: 'join', who: 2 })).toBe('ok')
  })
})
