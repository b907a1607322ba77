// Who hears what elsewhere, told by the nodes themselves: in doubt everybody does.
import { describe, expect, it } from 'vitest'
import { makeHearers } from '#server/storage/redis/hearers'

const [room, other] = ['room', 'other']

describe('which places other nodes hear', () => {
  it('[WI17] is what each said last, and what it added since', () => {
    const hearers = makeHearers()
    expect(hearers.mayHear(room, 0)).toBe(false)
    hearers.hearsOnly('far', [other], 0)
    expect([hearers.mayHear(room, 1), hearers.mayHear(other, 1)]).toEqual([false, true])
    hearers.hearsToo('far', room, 2)
    expect([hearers.mayHear(room, 3), hearers.mayHear(other, 3)]).toEqual([true, true])
    hearers.hearsOnly('near', [room], 4)
    hearers.hearsOnly('far', [], 5)
    expect([hearers.mayHear(room, 6), hearers.mayHear(other, 6)]).toEqual([true, false])
  })

  it('[WI17] is everything for one that has not said what it hears, as an older release never does', () => {
    const hearers = makeHearers()
    hearers.note('old', 0)
    hearers.hearsToo('old', other, 1)
    expect(hearers.mayHear(room, 2)).toBe(true)
    hearers.hearsOnly('old', [], 3)
    expect(hearers.mayHear(room, 4)).toBe(false)
  })

  it('[WI17] is remembered of one that fell silent for a minute, longer than a line to it can live', () => {
    const hearers = makeHearers()
    hearers.hearsOnly('hung', [room], 0)
    expect(hearers.mayHear(room, 60_000)).toBe(true)
    hearers.note('hung', 60_000)
    expect(hearers.mayHear(room, 120_000)).toBe(true)
    expect(hearers.mayHear(room, 120_001)).toBe(false)
  })
})
