// Sealing: what is sealed opens whole and in its own place only, and fails closed on anything else.
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sealBody, viewEntry } from '#server/messages/entry-body'
import { makeKeyRing, seal, unseal } from '#server/records/key-ring'
import type { EntryRow } from '#server/storage/ports'

const master = Buffer.alloc(32, 3)
const ring = makeKeyRing(master)
const here = '01939f00-0000-7000-8000-00000000000a'
const there = '01939f00-0000-7000-8000-00000000000b'
const key = ring.open(here, ring.make(here))
const otherKey = ring.open(there, ring.make(there))

describe('a sealed text', () => {
  it('[CR1] opens to what was sealed, whatever it holds, and shows nothing of it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const sealed = key.seal('entry|1|message', text)
      expect(key.unseal('entry|1|message', sealed)).toBe(text)
      if (text.length > 3) expect(sealed.includes(Buffer.from(text))).toBe(false)
    }))
  })

  it('[CR1] is sealed anew each time: the same words twice look unlike', () => {
    const seen = new Set(Array.from({ length: 200 }, () => key.seal('x', 'おなじ言葉').toString('hex')))
    expect(seen.size).toBe(200)
    expect(new Set([...seen].map((one) => one.slice(2, 26))).size).toBe(200)
  })

  it('[CR1] does not open when any one bit is turned', () => {
    const sealed = key.seal('entry|1|message', 'ここだけの話です')
    for (let at = 0; at < sealed.length * 8; at++) {
      const turned = Buffer.from(sealed)
      turned[at >> 3] = (turned[at >> 3] ?? 0) ^ (1 << (at & 7))
      expect(() => key.unseal('entry|1|message', turned), `bit ${at}`).toThrow()
    }
  })

  it('[CR1] does not open when it is cut short or made longer, nor with a shortened tag', () => {
    const sealed = key.seal('entry|1|message', 'ここだけの話です')
    for (let length = 0; length < sealed.length; length++) expect(() => key.unseal('entry|1|message', sealed.subarray(0, length)), `${length} bytes`).toThrow()
    expect(() => key.unseal('entry|1|message', Buffer.concat([sealed, Buffer.of(0)]))).toThrow()
    const withoutTagEnd = Buffer.concat([sealed.subarray(0, 13 + 12), sealed.subarray(13 + 16)])
    expect(() => key.unseal('entry|1|message', withoutTagEnd)).toThrow()
  })

  it('[CR2] moved to another row, kind or conversation does not open there', () => {
    const sealed = key.seal('entry|1|message', 'ここだけの話です')
    for (const boundTo of ['entry|2|message', 'entry|1|whisper', 'seat|1', 'entry|1|messag', '']) expect(() => key.unseal(boundTo, sealed), boundTo).toThrow()
    expect(() => otherKey.unseal('entry|1|message', sealed)).toThrow()
  })

  it('[CR2] a wrapped key moved to another conversation opens nothing', () => {
    expect(() => makeKeyRing(master).open(there, ring.make(here))).toThrow()
  })

  it('[CR1] bytes of chance never open', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => { expect(() => key.unseal('x', Buffer.from(bytes))).toThrow() }))
  })
})

describe('a line of the log', () => {
  const row = (more: Partial<EntryRow>): EntryRow => ({
    placeId: here, seq: 5, id: here, conversationId: here, kind: 'message', audience: 'everyone', visitId: null, staffId: null, clientId: here, targetSeq: null, isHeld: false, forVisit: null,
    hiddenReason: null, sealed: sealBody(key, here, 'message', { author: { kind: 'visitor', seatId: here, name: 'こいし', mark: 'leaf' }, text: 'ことば' }), at: 1, ...more,
  })

  it('[CR2] whose seal belongs to another row is shown as a blank with its number, not as somebody else’s words', () => {
    expect(viewEntry(key, row({}), { isStaff: true })).toMatchObject({ kind: 'message', text: 'ことば' })
    for (const swapped of [row({ id: there }), row({ kind: 'whisper' }), row({ sealed: sealBody(otherKey, here, 'message', { text: 'x' }) }), row({ sealed: Buffer.alloc(60) }), row({ sealed: null })]) {
      expect(viewEntry(key, swapped, { isStaff: true })).toEqual({ kind: 'blank', seq: 5 })
    }
    expect(viewEntry(null, row({}), { isStaff: true })).toEqual({ kind: 'blank', seq: 5 })
  })
})

describe('the key ring', () => {
  it('[CR1] wraps every conversation’s key by the master key: with another master key nothing opens', () => {
    const wrapped = ring.make('c')
    expect(() => makeKeyRing(Buffer.alloc(32, 4)).open('c', wrapped)).toThrow()
    expect(makeKeyRing(Buffer.from(master)).open('c', wrapped).unseal('x', ring.open('c', wrapped).seal('x', 'same'))).toBe('same')
  })

  it('[CR3] that has forgotten a conversation opens it from the wrapped key only', () => {
    const forgetful = makeKeyRing(master)
    const wrapped = forgetful.make(here)
    const sealed = forgetful.open(here, wrapped).seal('x', 'わすれてほしい')
    forgetful.forget(here)
    expect(forgetful.open(here, wrapped).unseal('x', sealed)).toBe('わすれてほしい')
    forgetful.forget(here)
    expect(() => forgetful.open(here, forgetful.make(here)).unseal('x', sealed)).toThrow()
  })

  it('[CR4] seals what belongs to no conversation for one purpose, and derives unlike keys for unlike purposes', () => {
    const sealed = ring.sealOwn('totp|a', Buffer.from('secret'))
    expect(ring.unsealOwn('totp|a', sealed).toString()).toBe('secret')
    expect(() => ring.unsealOwn('totp|b', sealed)).toThrow()
    expect(() => makeKeyRing(Buffer.alloc(32, 4)).unsealOwn('totp|a', sealed)).toThrow()
    expect(ring.derive('a')).not.toEqual(ring.derive('b'))
    expect(ring.derive('a')).toEqual(makeKeyRing(Buffer.from(master)).derive('a'))
  })

  it('[CR1] takes no master key of another length', () => {
    for (const length of [0, 16, 31, 33, 64]) expect(() => makeKeyRing(randomBytes(length)), `${length} bytes`).toThrow()
  })

  it('[CR1] remembers many conversations and loses none of them', () => {
    const many = makeKeyRing(master)
    const wrapped = Array.from({ length: 2_100 }, (_, n) => ({ id: `c${n}`, sealedKey: many.make(`c${n}`) }))
    const sealed = wrapped.map(({ id, sealedKey }) => many.open(id, sealedKey).seal('x', id))
    wrapped.forEach(({ id, sealedKey }, n) => expect(many.open(id, sealedKey).unseal('x', sealed[n] as Buffer)).toBe(id))
  })

  it('[CR1] seals by AES-256-GCM under a version that is checked', () => {
    const sealed = seal(master, 'x', Buffer.from('abc'))
    expect(sealed).toHaveLength(1 + 12 + 16 + 3)
    expect(() => unseal(master, 'x', Buffer.concat([Buffer.of(2), sealed.subarray(1)]))).toThrow()
  })
})
