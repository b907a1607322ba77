// `npm test`: everything an ordinary change must pass, with one command and one closing line (OP13).
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuseOldNode } from '../../server/setup/node-version.mjs'

refuseOldNode()
const { ensureInstalled } = await import('../../server/setup/ensure-installed.mjs')
const { rootDir } = await import('../../server/setup/tools.mjs')
const { prepareMachine } = await import('./machine.mjs')

const say = (line) => process.stdout.write(`${line}\n`)
const startedAt = Date.now()
const scratch = mkdtempSync(join(tmpdir(), 'engawa-count-'))
const countFile = join(scratch, 'count.json')

function node(title, args, env = {}) {
  say(`── ${title}`)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: rootDir,
      stdio: ['ignore', 'inherit', process.stdout],
      env: { ...process.env, ...env },
    })
    const pass = (signal) => child.kill(signal)
    process.on('SIGTERM', pass)
    // The terminal sends Ctrl-C to both; the child ends first and cleans up behind itself.
    process.on('SIGINT', () => undefined)
    child.once('error', () => resolve(false))
    child.once('exit', (code) => {
      process.off('SIGTERM', pass)
      resolve(code === 0)
    })
  })
}

function finish(passed, failed) {
  rmSync(scratch, { recursive: true, force: true })
  say(`${Math.round((Date.now() - startedAt) / 1000)} s`)
  say(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}

await ensureInstalled(true)
const lacking = prepareMachine()
if (lacking) {
  say(lacking)
  finish(0, 1)
}
if (!process.env.ENGAWA_DATA) {
  say('ENGAWA_DATA がないため、実際の対話を使うテストは飛ばします。/ Tests over real dialogues are skipped: ENGAWA_DATA names no folder.')
} else if (!existsSync(process.env.ENGAWA_DATA)) {
  say('ENGAWA_DATA のフォルダーがありません。/ The folder that ENGAWA_DATA names does not exist.')
  finish(0, 1)
}

const steps = [
  await node('types', [join('node_modules', 'typescript', 'bin', 'tsc'), '--noEmit']),
  await node('build', [join('server', 'setup', 'build.mjs')]),
]
const vitestArgs = [join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)]
const isGreen = await node('tests', vitestArgs, { ENGAWA_TEST_COUNT: countFile })
const count = existsSync(countFile) ? JSON.parse(readFileSync(countFile, 'utf8')) : { passed: 0, failed: 0 }
// A step that fails counts as one failure; so does a run that ends badly without a failed test to show for it.
const failed = count.failed + steps.filter((isOk) => !isOk).length
finish(count.passed, isGreen || count.failed > 0 ? failed : failed + 1)
