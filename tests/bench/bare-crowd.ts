// The same people on the bare server.
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { MissingPart } from '../measure/problems.ts'
import { projectRoot } from '../measure/project-root.ts'
import { severalAtOnce } from '../measure/several-at-once.ts'
import { makeReader, type Crowd, type Room } from './crowd.ts'
import { Line } from './line.ts'
import { cpuMs, pin } from './processor.ts'

export interface BareServer { url: string; pid: number; stop(): void }

export async function startBareServer(): Promise<BareServer> {
  const child: ChildProcess = spawn(process.execPath, [join(projectRoot(), 'tests', 'bench', 'bare-server.mjs')], { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env.PATH } })
  const { pid, stdout } = child
  if (pid === undefined || !stdout) throw new MissingPart('the bare server could not be started')
  pin(pid, 'server')
  const ended = new Promise<never>((_, failed) => child.once('exit', () => failed(new MissingPart('the bare server ended by itself'))))
  ended.catch(() => undefined)
  const url = await Promise.race([ended, new Promise<string>((done) => createInterface({ input: stdout }).once('line', done))])
  return { url, pid, stop: () => void child.kill() }
}

export async function gatherBareCrowd(server: BareServer, rooms: number, perRoom: number): Promise<Crowd> {
  let listener: (room: Room, texts: readonly string[]) => void = () => undefined
  const made: Room[] = Array.from({ length: rooms }, (_, n) => ({ name: `room-${n}`, listeners: perRoom, speakers: [] }))
  const faults: string[] = []
  const seats = made.flatMap((room) => {
    const read = makeReader((frame) => [(JSON.parse(frame.slice(2)) as [string, { text: string }])[1].text])
    return Array.from({ length: perRoom }, () => ({ room, read }))
  })
  const lines = await severalAtOnce(seats, 32, async ({ room, read }) => {
    const line = await Line.open({ url: server.url })
    await line.ask('enter', room.name)
    line.onEvent = (frame) => listener(room, read(frame))
    line.onClose = () => faults.push('a line fell')
    room.speakers.push(line)
    return line
  })
  return {
    side: 'bare', rooms: made, lines, faults,
    say: (speaker, { name }, text) => speaker.emit('say', { room: name, text }),
    hear: (next) => { listener = next },
    cpuMs: () => ({ app: cpuMs(server.pid), database: 0 }),
  }
}
