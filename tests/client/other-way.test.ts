// Which way a line is dialled: the other one after a dial that came to nothing, the same once more after a line that held.
import { expect, it } from 'vitest'
import { tryOtherWay } from '#client/other-way.ts'

function dialled() {
  let connect = () => {}
  let attempt: (n: number) => void = () => {}
  const opts: { transports?: readonly unknown[] } = { transports: ['websocket', 'polling'] }
  tryOtherWay({ on: (_event, listener) => { connect = listener }, io: { opts, on: (_event, listener) => { attempt = listener } } })
  return { opts, connect: () => connect(), attempt: (n: number) => attempt(n) }
}

it('[PV6] a dial that came to nothing is followed by the other way, in turn', () => {
  const line = dialled()
  line.attempt(1)
  expect(line.opts.transports).toEqual(['polling', 'websocket'])
  line.attempt(2)
  expect(line.opts.transports).toEqual(['websocket', 'polling'])
})

it('[PV6] a line that held and fell is dialled the same way first', () => {
  const line = dialled()
  line.connect()
  line.attempt(1)
  expect(line.opts.transports).toEqual(['websocket', 'polling'])
  line.attempt(2)
  expect(line.opts.transports).toEqual(['polling', 'websocket'])
})
