// The line that counts: true when all is well, true when something fails, and last in either case.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

function runOf(test: string): { last: string; status: number | null; all: string } {
  const folder = mkdtempSync(join(tmpdir(), 'engawa-line-'))
  try {
    writeFileSync(join(folder, 'a.test.mjs'), `import { expect, it as named } from ${JSON.stringify(join(root, 'node_modules/vitest/dist/index.js'))}\n${test}`)
    const config = join(folder, 'vitest.config.mjs')
    writeFileSync(config, `export default { root: ${JSON.stringify(folder)}, test: { include: ['*.test.mjs'], reporters: [${JSON.stringify(join(root, 'tests/setup/closing-line.ts'))}] } }`)
    // Under `npm test` the count would go to the runner's file instead, and write over the real one.
    const { ENGAWA_TEST_COUNT: _, ...env } = process.env
    const { stdout, status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config], { cwd: folder, env, encoding: 'utf8', timeout: 120_000 })
    return { last: stdout.trim().split('\n').at(-1) ?? '', status, all: stdout }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

it('[OP13] a run ends with the line that counts, alone, and its exit code says the same', () => {
  expect(runOf("named('a', () => expect(1).toBe(1)); named('b', () => expect(2).toBe(2))")).toMatchObject({ last: '2 passed, 0 failed', status: 0 })
  expect(runOf("named('a', () => expect(1).toBe(1)); named('b', () => expect(2).toBe(3))")).toMatchObject({ last: '1 passed, 1 failed', status: 1 })
  expect(runOf("named('a', () => expect(1).toBe(1)); throw new Error('broken file')").last).toMatch(/^\d+ passed, [1-9]\d* failed$/)
})

it('[OP13] a test that holds at its second try only is counted as passed and named with its first failure', () => {
  const { all, last, status } = runOf("let tries = 0; named('now and then', { retry: 1 }, () => expect(++tries).toBe(2)); named('always', { retry: 1 }, () => expect(1).toBe(1))")
  expect({ last, status }).toEqual({ last: '2 passed, 0 failed', status: 0 })
  expect(all.split('\n').filter((line) => line.startsWith('↻'))).toEqual(['↻ a.test.mjs > now and then (passed at the second try; this was the first)'])
})
