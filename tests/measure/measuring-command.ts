// The contract of every measuring command (rule RP6): progress to stderr; the last line of stdout is one JSON object; exit 0 when
// all holds, 1 when something measured does not, 2 for wrong usage or a missing part. What was started is ended, whatever happens.
import { StartProblem } from '#server/start-problem'
import { type ArgumentTable, type Arguments, readArguments, seedArgument } from './arguments.ts'
import { currentCommit } from './commit.ts'
import { MissingPart, WrongUsage } from './problems.ts'

export interface Workshop {
  seed: number
  say(line: string): void
  /** Ended last to first, whether the work succeeds, fails or is interrupted. */
  atEnd(close: () => Promise<unknown> | unknown): void
}

export interface MeasuringCommand<T extends ArgumentTable> {
  tool: string
  usage: string
  arguments: T
  measure(given: Arguments<T & typeof seedArgument>, workshop: Workshop): Promise<{ ok: boolean } & Record<string, unknown>>
}

export interface Outcome {
  exitCode: 0 | 1 | 2
  line: string
}

const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** The work and its one line, without touching the process: tests call this. */
export async function runMeasuring<T extends ArgumentTable>(command: MeasuringCommand<T>, argv: readonly string[], interrupted?: Promise<string>): Promise<Outcome> {
  const startedAt = performance.now()
  const commit = currentCommit()
  const closers: (() => Promise<unknown> | unknown)[] = []
  let seed: number | null = null

  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) {
      try {
        await close()
      } catch (error) {
        say(`left behind: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
  const told = (ok: boolean, fields: Record<string, unknown>): string => {
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10
    return JSON.stringify({ tool: command.tool, v: 1, ok, seconds, commit, seed, ...fields })
  }

  try {
    const given = readArguments(argv, { ...command.arguments, ...seedArgument })
    seed = (given.given as { seed?: number }).seed ?? Math.floor(Math.random() * 1_000_000_000)
    const stopped = interrupted?.then((signal) => { throw new MissingPart(`stopped by ${signal}`) })
    stopped?.catch(() => undefined)
    const work = command.measure(given, { seed, say, atEnd: (close) => void closers.push(close) })
    const { ok, ...fields } = await (stopped ? Promise.race([work, stopped]) : work)
    await closeAll()
    return { exitCode: ok ? 0 : 1, line: told(ok, fields) }
  } catch (error) {
    await closeAll()
    return explain(error, command.usage, told)
  }
}

function explain(error: unknown, usage: string, told: (ok: boolean, fields: Record<string, unknown>) => string): Outcome {
  const sentence = error instanceof Error ? error.message : String(error)
  if (error instanceof WrongUsage) say(`${sentence}\n\n${usage}`)
  else say(error instanceof MissingPart || error instanceof StartProblem ? sentence : error instanceof Error ? (error.stack ?? sentence) : sentence)
  // A fault in the middle of the work is a goal missed, not a wrong call.
  const exitCode = error instanceof WrongUsage || error instanceof MissingPart || error instanceof StartProblem ? 2 : 1
  return { exitCode, line: told(false, { error: sentence }) }
}

/** The command as a process. */
export async function beMeasuringCommand<T extends ArgumentTable>(command: MeasuringCommand<T>): Promise<void> {
  const interrupted = new Promise<string>((stop) => {
    // Once is enough, and a second one must not cut the clearing away short.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal))
  })
  const { exitCode, line } = await runMeasuring(command, process.argv.slice(2), interrupted)
  process.stdout.write(`${line}\n`, () => process.exit(exitCode))
}
