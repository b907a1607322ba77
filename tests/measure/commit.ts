// Which code was measured: the commit, marked when files beside it were changed; null outside a repository.
import { spawnSync } from 'node:child_process'
import { projectRoot } from './project-root.ts'

export function currentCommit(): string | null {
  const run = spawnSync('git', ['describe', '--always', '--abbrev=40', '--dirty', '--exclude=*'], { cwd: projectRoot(), encoding: 'utf8', timeout: 10_000 })
  const said = run.status === 0 ? run.stdout.trim() : ''
  return said === '' ? null : said
}
