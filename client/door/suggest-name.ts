// A nickname and a mark by chance. Chance here only spreads the suggestions, so the browser's plain one is enough.
import type { Mark } from '#shared/people'

/** `isSuggested`: nobody has changed it; where another has it already, the house gives one that is free. */
export type Suggestion = { name: string; mark: Mark; isSuggested?: boolean }

const marks = ['leaf', 'stone', 'cloud', 'wave', 'reed', 'snow'] as const satisfies readonly Mark[]

export function suggestName(names: readonly string[], besides?: string, chance: () => number = Math.random): Suggestion {
  const rest = names.filter((name) => name !== besides)
  return { name: pick(rest, chance), mark: pick(marks, chance), isSuggested: true }
}

function pick<T>(from: readonly T[], chance: () => number): T {
  return from[Math.floor(chance() * from.length)] as T
}
