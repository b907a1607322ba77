// Rows of listenings.
import type { Asker } from './pool.ts'

export function listeningQueries(_ask: Asker) {
  return {}
}
