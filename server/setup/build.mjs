// `npm run build`: the pages into dist/client, the server and its tools into dist/server. Built beside and
// then put in place, so a failed or interrupted build leaves the last good one standing.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { STAMP, sourcesHash } from './ensure-built.mjs'
import { presentEntries, rootDir } from './tools.mjs'

const dist = join(rootDir, 'dist')
const draft = join(rootDir, `dist.draft-${process.pid}`)
const configFile = join(rootDir, 'vite.config.ts')
const from = sourcesHash()
const startedAt = Date.now()

/** Another build of the same sources, begun meanwhile, was ready first: it stays, whoever reads from it is not disturbed. */
function isJustBuilt() {
  try {
    const stamp = join(dist, STAMP)
    return statSync(stamp).mtimeMs >= startedAt && readFileSync(stamp, 'utf8') === from
  } catch {
    return false
  }
}

function putInPlace() {
  const old = join(rootDir, `dist.old-${process.pid}`)
  for (let tries = 1; !isJustBuilt(); tries += 1) {
    try {
      if (existsSync(dist)) renameSync(dist, old)
      renameSync(draft, dist)
      break
    } catch (error) {
      // Between the two steps another build came first.
      if (tries === 5 || !['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error
      rmSync(old, { recursive: true, force: true })
    }
  }
  rmSync(old, { recursive: true, force: true })
  rmSync(draft, { recursive: true, force: true })
}

try {
  mkdirSync(draft)
  if (existsSync(join(rootDir, 'client', 'index.html'))) {
    await build({ configFile, root: join(rootDir, 'client'), logLevel: 'warn', build: { outDir: join(draft, 'client') } })
  }
  if (existsSync(join(rootDir, 'client', 'gallery'))) {
    await build({ configFile, mode: 'gallery', logLevel: 'warn', build: { outDir: join(draft, 'gallery') } })
  }
  if (Object.keys(presentEntries()).length > 0) {
    await build({ configFile, root: rootDir, logLevel: 'warn', build: { ssr: true, outDir: join(draft, 'server') } })
    const { writePackedBook } = await import(pathToFileURL(join(draft, 'server', 'lists.js')).href)
    writePackedBook(pathToFileURL(join(draft, 'server/')))
  }
  writeFileSync(join(draft, STAMP), from)
  putInPlace()
} catch (error) {
  rmSync(draft, { recursive: true, force: true })
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
