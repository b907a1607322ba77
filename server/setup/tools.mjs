// What the server build makes, by name: `dist/server/<name>.js`. Entries whose source is not there are left out.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const rootDir = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const entries = {
  main: 'server/main.ts',
  staff: 'server/staff-command.ts',
  hooks: 'server/hooks-command.ts',
  backup: 'server/setup/backup.ts',
  restore: 'server/setup/restore.ts',
  replay: 'tests/replay/replay.ts',
  faults: 'tests/faults/faults.ts',
  bench: 'tests/bench/bench.ts',
  screen: 'tests/screen/screen.ts',
  budget: 'tests/budget/budget.ts',
  sheet: 'tests/sheet/sheet.ts',
}

export function presentEntries() {
  return Object.fromEntries(Object.entries(entries).filter(([, source]) => existsSync(join(rootDir, source))))
}
