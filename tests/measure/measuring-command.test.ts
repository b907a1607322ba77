// The contract every measuring command keeps: one line, its exit code, and nothing left behind.
import { describe, expect, it, vi } from 'vitest'
import { readArguments } from './arguments.ts'
import { runMeasuring, type MeasuringCommand } from './measuring-command.ts'
import { percentile } from './percentile.ts'
import { MissingPart, WrongUsage } from './problems.ts'
import { makeChance, seedFor } from './random.ts'

const table = { rooms: 'whole', speed: 'number', url: 'text' } as const

function command(measure: MeasuringCommand<typeof table>['measure']): MeasuringCommand<typeof table> {
  return { tool: 'try', usage: 'Usage: try', arguments: table, measure }
}

async function run(measure: MeasuringCommand<typeof table>['measure'], argv: string[] = ['--seed', '5']) {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const outcome = await runMeasuring(command(measure), argv)
  vi.mocked(process.stderr.write).mockRestore()
  return { ...outcome, object: JSON.parse(outcome.line) as Record<string, unknown> }
}

describe('the one line', () => {
  it('[RP6] begins with the six fields in their order and ends with what was measured; ok exits with 0', async () => {
    const { exitCode, object, line } = await run(async () => ({ ok: true, messages: 3 }))
    expect(exitCode).toBe(0)
    expect(Object.keys(object)).toEqual(['tool', 'v', 'ok', 'seconds', 'commit', 'seed', 'messages'])
    expect(object).toMatchObject({ tool: 'try', v: 1, ok: true, seed: 5, messages: 3 })
    expect(object.seconds).toBeTypeOf('number')
    expect(line).not.toContain('\n')
  })

  it('[RP6] a goal missed exits with 1, and so does a fault in the middle of the work', async () => {
    expect((await run(async () => ({ ok: false, messages: 3 }))).exitCode).toBe(1)
    const fault = await run(async () => { throw new Error('it broke') })
    expect(fault).toMatchObject({ exitCode: 1, object: { ok: false, error: 'it broke' } })
  })

  it('[RP6] wrong usage and a missing part exit with 2 and an error', async () => {
    expect(await run(async () => { throw new MissingPart('no file') })).toMatchObject({ exitCode: 2, object: { ok: false, seed: 5, error: 'no file' } })
    expect(await run(async () => { throw new WrongUsage('which file?') })).toMatchObject({ exitCode: 2, object: { ok: false } })
    for (const argv of [['--unknown', '1'], ['--rooms', '0'], ['--rooms', '1.5'], ['--speed', 'fast'], ['--speed', ''], ['--seed', 'x']]) {
      const outcome = await run(async () => ({ ok: true }), argv)
      expect(outcome, argv.join(' ')).toMatchObject({ exitCode: 2, object: { tool: 'try', v: 1, ok: false, error: expect.any(String) } })
    }
  })

  it('[RP8] what was started is ended last to first, also when the work fails or is interrupted, and before the line', async () => {
    const ended: string[] = []
    await run(async (_given, { atEnd }) => {
      atEnd(() => void ended.push('first'))
      atEnd(async () => void ended.push('second'))
      throw new Error('it broke')
    })
    expect(ended).toEqual(['second', 'first'])
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const never = command((_given, { atEnd }) => { atEnd(() => void ended.push('third')); return new Promise(() => undefined) })
    const outcome = await runMeasuring(never, [], Promise.resolve('SIGTERM'))
    vi.mocked(process.stderr.write).mockRestore()
    expect(ended).toEqual(['second', 'first', 'third'])
    expect(outcome).toMatchObject({ exitCode: 2, line: expect.stringContaining('SIGTERM') })
  })
})

describe('arguments', () => {
  it('[RP6] are read by one table: words, whole numbers, numbers and texts', () => {
    expect(readArguments(['a.jsonl', '--rooms', '3', '--speed=0.5', '--url', 'http://localhost:3000'], table)).toEqual({
      words: ['a.jsonl'], given: { rooms: 3, speed: 0.5, url: 'http://localhost:3000' },
    })
  })
})

describe('numbers', () => {
  it('[RP2] chance with the same seed is the same, and other with another', () => {
    const draw = (seed: number) => { const chance = makeChance(seed); return Array.from({ length: 50 }, () => chance.next()) }
    expect(draw(9)).toEqual(draw(9))
    expect(draw(9)).not.toEqual(draw(10))
    expect(seedFor(9, 'a')).not.toBe(seedFor(9, 'b'))
    expect(draw(9).every((value) => value >= 0 && value < 1)).toBe(true)
  })

  it('[RP6] a percentile is the nearest rank, and none of nothing', () => {
    expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3)
    expect(percentile([5, 1, 4, 2, 3], 0.99)).toBe(5)
    expect(percentile([], 0.5)).toBeNull()
  })
})
