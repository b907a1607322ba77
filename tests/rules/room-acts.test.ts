// What may be done in which kind of room, printed for people to read.
import { describe, expect, it } from 'vitest'
import { kindActs, mayStamp } from '#shared/room-acts'
import { stamps } from '#shared/message'
import { roomKinds } from '#shared/room'

describe('kinds of rooms', () => {
  it('[RO13] the table of kinds and acts is printed', async () => {
    const lines = roomKinds.map((kind) => {
      const { say, stamp, stampOn, whisper, stamps: some } = kindActs[kind]
      return [kind.padEnd(14), `say ${say}`.padEnd(14), `stamp ${stamp}`.padEnd(16), `stamp on a line ${stampOn}`.padEnd(26), `whisper ${whisper}`.padEnd(15), some === null ? '' : `only: ${some.join(', ')}`].join(' ').trimEnd()
    })
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./printed/room-acts.txt')
  })

  it('[RO13] nothing answers anybody where there is no cross-talk, and nobody but staff hears a question', () => {
    expect(stamps.filter((stamp) => mayStamp('no_crosstalk', stamp, true))).toEqual([])
    expect(stamps.filter((stamp) => mayStamp('no_crosstalk', stamp, false))).toEqual(['here', 'tea', 'good_night'])
    expect(kindActs.broadcast.say).toBe('staff')
    expect(kindActs.quiet.say).toBe('nobody')
    expect(stamps.every((stamp) => mayStamp('quiet', stamp, false) && !mayStamp('quiet', stamp, true))).toBe(true)
  })

  it('[RO9] from every kind of room one can reach staff alone', () => {
    for (const kind of roomKinds) expect(kindActs[kind].whisper).toBe('staff')
  })
})
