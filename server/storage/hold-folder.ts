// One Engawa for one data folder (OP4). The hold is a socket name that the system frees with its
// process, so a crash leaves nothing to clean and a reused process number means nothing.
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartProblem } from '#server/start-problem'

export interface Hold {
  release(): Promise<void>
}

function nameFor(folder: string): string {
  const { dev, ino } = statSync(folder)
  const name = `engawa-${dev.toString(36)}-${ino.toString(36)}`
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return join(tmpdir(), `${name}.sock`)
}

function listen(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((caller) => caller.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen(name, () => resolve(server.unref()))
  })
}

function isAnswered(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const caller = connect(name, () => resolve(true))
    caller.once('error', () => resolve(false))
    caller.once('connect', () => caller.destroy())
  })
}

export async function holdFolder(folder: string): Promise<Hold> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = nameFor(folder)
  let server = await listen(name)
  // Only where the name is a file can it outlive its holder.
  if (!server && name.startsWith('/') && !(await isAnswered(name))) {
    rmSync(name, { force: true })
    server = await listen(name)
  }
  if (!server) {
    throw new StartProblem('second_instance', {
      ja: `このデータの置き場所（DATA_DIR: ${folder}）は、もう動いている Engawa が使っています。そちらを止めるか、別の DATA_DIR を指定してください。`,
      en: `This data folder (DATA_DIR: ${folder}) is in use by an Engawa that is already running. Stop that one, or choose another DATA_DIR.`,
    })
  }
  const held = server
  return { release: () => new Promise((resolve) => held.close(() => resolve())) }
}
