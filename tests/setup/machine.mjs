// What the tests need from the machine beside Node: Debian's packages, put there through apt where that is possible.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

const succeeds = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
const onPath = (program) => (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`))
const says = (command, args) => spawnSync(command, args, { encoding: 'utf8' }).stdout ?? ''

const NEEDS = [
  { package: 'redis-server', isThere: () => onPath('redis-server') || existsSync('/usr/bin/redis-server') },
  { package: 'chromium', isThere: () => onPath('chromium') || existsSync('/usr/bin/chromium') },
  // A colour-free emoji or a Latin font would do for a machine, not for the pictures that people judge.
  { package: 'fonts-noto-cjk', isThere: () => says('fc-list', [':lang=ja', 'family']).trim() !== '' },
  { package: 'fontconfig', isThere: () => onPath('fc-list') },
  {
    package: 'postgresql-client-15',
    isThere: () => existsSync('/usr/lib/postgresql/15/bin/pg_dump') || / 15\./.test(says('pg_dump', ['--version'])),
  },
]

/** Without these a test says that it was skipped, and why. Debian's nginx and Caddy begin to serve when they are installed: only where a machine is there for tests alone. */
const WISHES = [
  ...(process.env.CI ? [{ package: 'nginx-light', isThere: () => onPath('nginx') || existsSync('/usr/sbin/nginx') }, { package: 'caddy', isThere: () => onPath('caddy') }, { package: 'openssl', isThere: () => onPath('openssl') }] : []),
  { package: 'libfaketime', isThere: () => existsSync('/usr/lib') && readdirSync('/usr/lib').some((name) => existsSync(`/usr/lib/${name}/faketime/libfaketime.so.1`)) },
]

function install(packages) {
  const prefix = process.getuid?.() === 0 ? [] : succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined
  if (!prefix || !onPath('apt-get')) return false
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'Acquire::http::Timeout=20', ...args]
    return spawnSync(command, rest, { stdio: ['ignore', process.stderr, process.stderr] }).status === 0
  }
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...packages)
}

/** Undefined when all is there; else the sentence that says what to do. */
export function prepareMachine() {
  const missing = (list) => list.filter((need) => !need.isThere()).map((need) => need.package)
  // Each by itself: a wish that cannot be had must not keep back a need.
  for (const packages of [missing(NEEDS), missing(WISHES)]) {
    if (packages.length === 0) continue
    process.stdout.write(`テストに要るものを入れています: ${packages.join(' ')}\n`)
    install(packages)
  }
  const after = missing(NEEDS)
  if (after.length === 0) return undefined
  return (
    `テストに要るものがありません。入れてください: sudo apt-get install -y ${after.join(' ')}\n` +
    `The tests need more of this machine. Install it: sudo apt-get install -y ${after.join(' ')}`
  )
}
