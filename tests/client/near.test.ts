// Which node a page dials: its room's digit, another one after a failed dial, the room's again after the line fell.
import { describe, expect, it } from 'vitest'
import type { Wire } from '#client/link.ts'
import { makeNear } from '#client/near.ts'

function fakeWire() {
  const listeners = new Map<string, () => void>()
  const wire = { connected: false, on: (event: string, listener: () => void) => void listeners.set(event, listener) } as unknown as Wire
  return { wire, happens: (event: string) => listeners.get(event)?.() }
}

describe('which node a page dials', () => {
  it('[OP22] everyone in a room sends the same digit, a page in no room one of chance, and neither more than sixteen', () => {
    const roomId = '01a21f9e-398e-7eb1-bd24-8e9882cf705b'
    const pages = Array.from({ length: 50 }, () => { const near = makeNear(() => roomId); near.aim(); return near.query.near })
    expect(new Set(pages)).toEqual(new Set(['b']))
    const others = Array.from({ length: 300 }, () => makeNear(() => undefined).query.near)
    expect(new Set(others).size).toBe(16)
    expect(others.every((digit) => /^[0-9a-f]$/.test(digit))).toBe(true)
  })

  it('[OP22] after a dial that failed another node is tried; once the line fell the room’s own comes first again; no change while it stands', () => {
    const digits = ['1', '2', '3']
    const near = makeNear(() => 'x-f', () => digits.shift() ?? '')
    const { wire, happens } = fakeWire()
    near.watch(wire)
    near.aim()
    expect(near.query).toEqual({ near: 'f' })
    happens('connect_error')
    expect(near.query).toEqual({ near: '2' })
    happens('connect')
    expect(near.query).toEqual({ near: '2' })
    happens('disconnect')
    expect(near.query).toEqual({ near: 'f' })
  })
})
