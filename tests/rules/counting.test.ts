// What was asked is counted in numbers of our own and put into the metrics when they are read.
import { describe, expect, it } from 'vitest'
import { countAsked, registry } from '#server/metrics'

describe('what was asked', () => {
  it('[WI1] is counted by event and outcome, however often the metrics are read', async () => {
    const lines = async () => (await registry.metrics()).split('\n').filter((line) => line.startsWith('engawa_asked_total{'))
    countAsked('message:send', 'ok')
    countAsked('message:send', 'too_fast')
    await lines()
    countAsked('message:send', 'ok')
    countAsked('unknown', 'unknown_event')
    expect((await lines()).toSorted()).toEqual([
      'engawa_asked_total{event="message:send",outcome="ok"} 2', 'engawa_asked_total{event="message:send",outcome="too_fast"} 1', 'engawa_asked_total{event="unknown",outcome="unknown_event"} 1',
    ])
  })
})
