// Builds when the sources are not those of the last build (OP1). Contents are compared, not times: a few
// hundred small files take some hundredths of a second, and a copied or touched tree is not built again.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './ensure-installed.mjs'
import { rootDir } from './tools.mjs'

export const sources = [
  'client',
  'server',
  'shared',
  'tests/bench',
  'tests/faults',
  'tests/measure',
  'tests/replay',
  'tests/screen',
  'tests/sheet',
  'tests/budget',
  'tests/support',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
]
export const STAMP = 'built-from'

export function sourcesHash() {
  const hash = createHash('sha1')
  const add = (path) => {
    const full = join(rootDir, path)
    if (!existsSync(full)) return
    const entries = readdirSyncOrFile(full)
    if (entries === undefined) hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
    else for (const entry of entries) add(`${path}/${entry}`)
  }
  sources.forEach(add)
  return hash.digest('hex')
}

function readdirSyncOrFile(path) {
  try {
    return readdirSync(path).sort()
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined
    throw error
  }
}

export function isBuilt() {
  const stamp = join(rootDir, 'dist', STAMP)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash()
}

export async function ensureBuilt() {
  if (isBuilt()) return
  process.stderr.write('組み立てています…\n')
  const { code, seconds } = await run(process.execPath, [join(rootDir, 'server', 'setup', 'build.mjs')], '組み立てています')
  if (code !== 0) {
    process.stderr.write('組み立てられませんでした。上の行にわけがあります。\nThe build failed; the lines above say why.\n')
    process.exit(1)
  }
  process.stderr.write(`組み立てました（${seconds.toFixed(1)} 秒）\n`)
}
