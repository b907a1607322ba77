// A command as npm calls it (`npm run staff`): the built one. The sources by themselves do not run: the build puts lists of words into them.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const projectDir = fileURLToPath(new URL('../..', import.meta.url))

export interface ToolEnded { code: number | null; out: string; err: string }

export function runBuilt(tool: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<ToolEnded> {
  const child = spawn(process.execPath, ['server/setup/run.mjs', tool, ...words], {
    cwd: projectDir,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => { out += chunk })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => { err += chunk })
  return new Promise((done) => child.once('close', (code) => done({ code, out, err })))
}

/** Wrong usage touches nothing, and what a clone without a build says while it builds is said here. */
export async function buildOnce(tool: string): Promise<void> {
  const { code, err } = await runBuilt(tool, [], {})
  if (code !== 2) throw new Error(`${tool} does not start: ${err}`)
}
