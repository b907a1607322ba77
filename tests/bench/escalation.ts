// From somebody's pressing to the coordinator's socket, while the rooms are told 10,000 deliveries a second.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from '../measure/percentile.ts'
import { type Bench, put } from './bench-plan.ts'
import type { Line } from './line.ts'
import { openLoop } from './load.ts'
import type { OurCrowd } from './our-crowd.ts'

const openDeliveries = 10_000
const betweenMs = 20
const news = '42["escalation:news"'

/** One after the other, each by another person; measured at the board's own line. */
async function raiseInTurn(crowd: OurCrowd, people: readonly Line[], end: Promise<unknown>): Promise<number[]> {
  const known = new Set<string>()
  const times: number[] = []
  let heard: (() => void) | undefined
  crowd.board.onEvent = (frame) => {
    const text = frame.subarray(0, 400).toString()
    const id = text.startsWith(news) ? /"escalationId":"([^"]+)"/.exec(text)?.[1] : undefined
    if (id === undefined || known.has(id)) return
    known.add(id)
    heard?.()
  }
  for (const person of people) {
    const began = performance.now()
    const arrived = new Promise<void>((done) => { heard = done })
    const answered = person.ask('help:ask', { raiseId: randomUUID() })
    // One that never arrives ends with the load, and counts as long as it was waited for.
    const isOver = await Promise.race([Promise.all([arrived, answered]).then(() => false), end.then(() => true)])
    times.push(performance.now() - began)
    if (isOver) break
    await pause(betweenMs)
  }
  return times
}

export async function measureEscalation(bench: Bench, name: 'escalation1' | 'escalation2', crowd: OurCrowd, people: readonly Line[] = crowd.rooms.flatMap(({ speakers }) => speakers)): Promise<void> {
  const share = Math.floor(people.length / bench.rounds)
  const rounds: number[] = []
  for (let round = 0; round < bench.rounds; round += 1) {
    const load = openLoop(crowd, openDeliveries, bench.window)
    const times = await raiseInTurn(crowd, people.slice(round * share, (round + 1) * share), load)
    const { lost, extra } = await load
    bench.counts.lost += lost
    bench.counts.extra += extra
    rounds.push(percentile(times, 0.99) ?? 0)
    bench.workshop.say(`${times.length} raised under load: p50 ${Math.round(percentile(times, 0.5) ?? 0)} ms, p99 ${Math.round(rounds.at(-1) ?? 0)} ms`)
  }
  put(bench, name, rounds, [])
}
