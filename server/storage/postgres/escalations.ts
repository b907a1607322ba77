// Rows of escalations.
import type { Asker } from './pool.ts'

export function escalationQueries(_ask: Asker) {
  return {}
}
