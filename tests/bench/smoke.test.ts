// The bench in a few seconds: its one line has the promised shape, and every delivery arrived. Ratios are not judged here.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { runMeasuring } from '../measure/measuring-command.ts'
import { projectRoot } from '../measure/project-root.ts'
import { benchCommand } from './bench-command.ts'
import type { Bench } from './bench-plan.ts'
import { chartOf } from './chart.ts'
import { binaryRow } from './copy-rows.ts'
import { type Crowd, makeReader } from './crowd.ts'
import { inTurn, type Load } from './fan-out.ts'
import { figureNames, figureOf, median, noFigures } from './figures.ts'
import { textOf } from './load.ts'

describe('the bench', () => {
  it('[RP6] in its smallest form tells every figure of the contract, and every delivery arrived at both servers', async () => {
    expect(existsSync(join(projectRoot(), 'dist', 'server', 'main.js')), 'run `npm run build` first').toBe(true)
    const told: string[] = []
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => { told.push(String(chunk)); return true })
    const { line, exitCode } = await runMeasuring(benchCommand, ['--quick', '--rounds', '1', '--window', '0.8', '--rooms', '2', '--people', '5', '--seed', '1'])
    vi.mocked(process.stderr.write).mockRestore()
    const object = JSON.parse(line) as { figures: Record<string, { ours: number[]; bare: number[] } | null> }
    expect(object, told.join('')).toMatchObject({ tool: 'bench', v: 1, lost: 0, extra: 0, faults: 0, deliveries: expect.any(Number), machine: { node: process.version, socketIo: expect.any(String) } })
    expect(Object.keys(object.figures)).toEqual([...figureNames])
    for (const name of ['saturated', 'open', 'p50', 'p99']) {
      const figure = object.figures[name]
      expect(figure, name).toMatchObject({ value: expect.any(Number), goal: expect.any(Number), met: expect.any(Boolean) })
      expect([figure?.ours.length, figure?.bare.length], name).toEqual([1, 1])
    }
    expect(object).toMatchObject({ deliveries: expect.toSatisfy((heard: number) => heard > 100) })
    expect(object.figures.ejabberdSaturated).toBeNull()
    expect([0, 1]).toContain(exitCode)
  })

  it('[RP6] a figure is the median of ours by the median of theirs, met on the right side of its goal', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 2, 3])).toBe(2.5)
    expect(figureOf('saturated', [90, 100, 110], [50, 50, 500])).toMatchObject({ value: 2, goal: 1, met: true })
    expect(figureOf('p99', [9, 10, 11], [5, 5, 5])).toMatchObject({ value: 2, goal: 1.6, met: false })
    expect(figureOf('escalation1', [10, 30, 20], [])).toMatchObject({ value: 20, goal: 25, met: true })
    // No worse than linear is one thing, flat within a fifth another.
    expect([figureOf('growthRooms', [115], [100]), figureOf('growthReaders', [100], [100]), figureOf('growthSend', [115], [100])].map(({ met }) => met)).toEqual([false, true, true])
  })

  it('[RP6] where time runs short, both sides of a load have the same window', async () => {
    const windows: { side: string; ms: number }[] = []
    const bench: Bench = {
      workshop: { seed: 1, say: () => undefined, atEnd: () => undefined }, isQuick: true, rounds: 3, rooms: 1, people: 2, profile: undefined, beganAt: performance.now(),
      window: { warmMs: 200, measureMs: 3_000 }, figures: noFigures(), withOwnFlags: noFigures(), counts: { deliveries: 0, lost: 0, extra: 0, faults: 0 },
    }
    // Each takes three seconds longer than it should.
    const load: Load = async ({ side }) => {
      windows.push({ side, ms: bench.window.measureMs })
      bench.beganAt -= bench.window.measureMs + 3_000
      return { deliveries: 1, seconds: 1, perCpuSecond: 1, databaseShare: 0, latencies: new Float64Array(), lost: 0, extra: 0 }
    }
    const crowds = (['ours', 'bare'] as const).map((side): Crowd => ({ side, rooms: [], say: () => undefined, hear: () => undefined, cpuMs: () => ({ app: 0, database: 0 }), faults: [], lines: [] }))
    await inTurn(bench, crowds, { saturated: load, open: load })
    const of = (side: string) => windows.flatMap((each) => (each.side === side ? [each.ms] : []))
    expect(of('ours')).toEqual(of('bare'))
    expect(of('ours').at(-1)).toBeLessThan(of('ours')[0] ?? 0)
  })

  it('[RP6] lines are 186 bytes and never the same; a frame told to many is read once', () => {
    const texts = Array.from({ length: 500 }, (_, n) => textOf(n))
    expect(new Set(texts).size).toBe(500)
    expect([...new Set(texts.map((text) => Buffer.byteLength(text)))]).toEqual([186])
    const read = vi.fn((frame: string) => frame.length)
    const reader = makeReader(read)
    expect(['abc', 'abc', 'ab', 'abc'].map((frame) => reader(Buffer.from(frame)))).toEqual([3, 3, 2, 3])
    expect(read).toHaveBeenCalledTimes(2)
  })

  it('[RP6] the chart draws every figure that was measured, says it in words too, and tells a goal missed from one met', () => {
    const figures = { ...noFigures(), saturated: figureOf('saturated', [90], [100]), p50: figureOf('p50', [1], [1]), escalation2: figureOf('escalation2', [40], []) }
    const chart = chartOf(figures, { processor: 'A & B', cores: 2, node: 'v20', system: 'here' }, 'abc1234 2026-11-28')
    expect(chart).toContain('abc1234 2026-11-28')
    expect(chart).toContain('saturated: 0.9×, goal 1×, missed. latency p50: 1×, goal 1.5×. escalation, two nodes: 40 ms, goal 50 ms.')
    expect([...chart.matchAll(/<rect class="(met|missed)"/g)].map(([, how]) => how)).toEqual(['missed', 'met', 'met'])
    expect(chart).toContain('A &amp; B')
    expect(chart).not.toContain('NaN')
  })

  it('[RP6] rows for COPY carry a count, each length and each byte; null has none', () => {
    expect([...binaryRow([Buffer.from('ab'), null, Buffer.of(7)])]).toEqual([0, 3, 0, 0, 0, 2, 97, 98, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1, 7])
  })
})
