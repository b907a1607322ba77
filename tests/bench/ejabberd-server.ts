// ejabberd as Debian packages it, where it is installed: rooms with an archive, guests without accounts, websocket; on one scheduler,
// on the server's core, in a folder of its own. Nothing of the machine's own ejabberd is touched.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { steadyPort } from '#tests/support/steady-port'
import type { Workshop } from '../measure/measuring-command.ts'
import { childrenOf, familyCpuMs, nameOf, pin } from './processor.ts'

const program = '/usr/sbin/ejabberdctl'
// Whose folder this is, is who runs it.
const home = '/var/lib/ejabberd'
const startsWithinMs = 60_000

export interface EjabberdServer { url: string; cpuMs(): number }

const configOf = (port: number): string => `
hosts: [localhost]
loglevel: error
listen:
  -
    port: ${port}
    ip: "127.0.0.1"
    module: ejabberd_http
    request_handlers:
      /websocket: ejabberd_http_ws
auth_method: [anonymous]
anonymous_protocol: sasl_anon
allow_multiple_connections: true
default_db: mnesia
# The load answers no pings of the websocket itself.
websocket_ping_interval: 3600
websocket_timeout: 3600
modules:
  mod_muc:
    history_size: 0
    max_users: 5000
    min_message_interval: 0
    min_presence_interval: 0
    default_room_options:
      mam: true
      max_users: 5000
  mod_mam:
    default: always
    db_type: mnesia
`

export const hasEjabberd = (): boolean => existsSync(program)

export async function startEjabberd(workshop: Workshop): Promise<EjabberdServer> {
  // It runs under an account of its own, which must be able to enter and to write. The wrapper would change to it by `su`, which
  // lowers the open files to 1,024: fewer than the lines of a thousand guests.
  const { uid, gid } = statSync(home)
  const folder = mkdtempSync(join(tmpdir(), 'engawa-ejabberd-'))
  chmodSync(folder, 0o777)
  for (const part of ['spool', 'logs']) { mkdirSync(join(folder, part)); chmodSync(join(folder, part), 0o777) }
  const port = await steadyPort()
  writeFileSync(join(folder, 'ejabberd.yml'), configOf(port), { mode: 0o644 })
  writeFileSync(join(folder, 'inetrc'), '{lookup, [file, native]}.\n', { mode: 0o644 })
  const places = ['--config-dir', folder, '--spool', join(folder, 'spool'), '--logs', join(folder, 'logs'), '--node', `bench${port}@localhost`]
  let said = ''
  const child: ChildProcess = spawn(program, [...places, 'foreground'], { cwd: folder, uid, gid, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, HOME: home, ERL_OPTIONS: '+S 1:1', ERL_MAX_PORTS: '20000', INET_DIST_INTERFACE: '127.0.0.1' } })
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => { said = (said + bytes.toString()).slice(-4_000) })
  workshop.atEnd(async () => {
    for (const pid of family(child.pid ?? 0)) end(pid)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  const url = `http://127.0.0.1:${port}`
  const until = performance.now() + startsWithinMs
  while (!(await fetch(`${url}/websocket`).then(() => true, () => false))) {
    if (performance.now() > until || child.exitCode !== null) throw new Error(`ejabberd did not start: ${said.slice(-600)}`)
    await pause(200)
  }
  const beam = family(child.pid ?? 0).find((pid) => nameOf(pid).startsWith('beam'))
  if (beam === undefined) throw new Error('the process of ejabberd was not found')
  pin(beam, 'server')
  return { url, cpuMs: () => familyCpuMs(beam) }
}

/** A process and everything below it. */
function family(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(family)]
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}
