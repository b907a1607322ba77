// The outer shell of a command-line tool: its words go to the terminal, a problem becomes one message and an exit code (OP12).
import { resolve } from 'node:path'
import { explainStartFailure, StartProblem } from '#server/start-problem'

export const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** A path as the caller typed it: npm has moved into the project's folder by now. */
export const fromCaller = (path: string): string => resolve(process.env.INIT_CWD || process.cwd(), path)

/** The one file a tool is called with, and whether the flag stands beside it. Anything else is wrong usage. */
export function readArguments(usage: string, flag?: string): { file: string; hasFlag: boolean } {
  const given = process.argv.slice(2)
  const files = given.filter((word) => !word.startsWith('-'))
  const flags = given.filter((word) => word.startsWith('-'))
  if (files.length !== 1 || files[0] === undefined || flags.some((word) => word !== flag)) {
    throw new StartProblem('bad_setting', { ja: `使い方: ${usage}`, en: `Usage: ${usage}` }, 2)
  }
  return { file: fromCaller(files[0]), hasFlag: flags.length > 0 }
}

export async function runTool(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { text, exitCode } = explainStartFailure(error)
    say(text)
    process.exitCode = exitCode
  }
}
