// The tests, one project for each folder that exists; `npx vitest run tests/rules` runs a part.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const inRoot = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Folder → how long one test may take. */
const FOLDERS: Record<string, number> = {
  rules: 30_000,
  contracts: 30_000,
  architecture: 30_000,
  client: 30_000,
  journeys: 60_000,
  browser: 180_000,
  operations: 180_000,
  measure: 60_000,
  replay: 180_000,
  faults: 180_000,
  bench: 180_000,
  budget: 180_000,
}

/**
 * Where real browsers, servers and processes share a machine with others' work, a test that fails is tried once more. It is
 * counted as passed then, and named with its first failure at the end of the run: a second try is a fault to look into.
 */
const SECOND_TRY = new Set(['contracts', 'journeys', 'browser', 'operations', 'measure', 'replay', 'faults', 'bench'])

export default defineConfig({
  test: {
    globalSetup: [inRoot('tests/setup/database-desk.ts')],
    reporters: [inRoot('tests/setup/closing-line.ts')],
    maxWorkers: 2,
    projects: Object.entries(FOLDERS)
      .filter(([folder]) => existsSync(inRoot(`tests/${folder}`)))
      .map(([folder, testTimeout]) => ({
        test: {
          name: folder,
          include: [`tests/${folder}/**/*.test.{ts,tsx}`],
          setupFiles: [inRoot('tests/setup/no-stray-errors.ts')],
          pool: 'forks' as const,
          testTimeout,
          hookTimeout: testTimeout,
          retry: SECOND_TRY.has(folder) ? 1 : 0,
          // A busy machine is no fault: what is waited for may take a while.
          expect: { poll: { timeout: 20_000, interval: 50 } },
          env: { TZ: 'UTC' },
        },
      })),
  },
})
