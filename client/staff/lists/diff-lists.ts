// What changed between two versions: rows gone and rows new, in their order. Pure.
import type { ListName, ListTexts } from '#shared/word-lists'

export type DiffRow = { list: ListName; sign: '+' | '-'; row: string }

const names = ['words', 'rules', 'lowering'] as const
const mostCompared = 1_500

export function diffLists(before: ListTexts, after: ListTexts): DiffRow[] {
  return names.flatMap((list) => diffRows(before[list].split('\n'), after[list].split('\n')).map((each) => ({ list, ...each })))
}

function diffRows(before: readonly string[], after: readonly string[]): Omit<DiffRow, 'list'>[] {
  let from = 0
  while (from < before.length && from < after.length && before[from] === after[from]) from += 1
  let tail = 0
  while (tail < before.length - from && tail < after.length - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const gone = before.slice(from, before.length - tail)
  const fresh = after.slice(from, after.length - tail)
  return gone.length * fresh.length > mostCompared ** 2 ? [...gone.map(minus), ...fresh.map(plus)] : walk(gone, fresh)
}

const minus = (row: string) => ({ sign: '-' as const, row })
const plus = (row: string) => ({ sign: '+' as const, row })

/** The longest rows in common stay; what is left over is gone or new. */
function walk(gone: readonly string[], fresh: readonly string[]): Omit<DiffRow, 'list'>[] {
  const best = Array.from({ length: gone.length + 1 }, () => new Uint16Array(fresh.length + 1))
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  for (let i = gone.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) (best[i] as Uint16Array)[j] = gone[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const out: Omit<DiffRow, 'list'>[] = []
  let i = 0
  let j = 0
  while (i < gone.length || j < fresh.length) {
    if (i < gone.length && j < fresh.length && gone[i] === fresh[j]) {
      i += 1
      j += 1
    } else if (j >= fresh.length || (i < gone.length && at(i + 1, j) >= at(i, j + 1))) out.push(minus(gone[i++] as string))
    else out.push(plus(fresh[j++] as string))
  }
  return out
}
