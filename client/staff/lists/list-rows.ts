// A list as rows one can look through: its columns, its headings, the search. Pure.
import type { ListName } from '#shared/word-lists'
import { staffTexts } from '#client/staff/words.ts'

export const columnsOf: Record<ListName, readonly string[]> = {
  words: ['name', 'kind', 'forms'],
  rules: ['id', 'category', 'severity', 'hold', 'profile', 'pattern'],
  lowering: ['id', 'to', 'where', 'profiles', 'pattern'],
}
/** Up to this many letters travel in a row; the house refuses longer ones. */
export const mostRowLetters = 4_000

export type ListRow = { line: number; kind: 'heading' | 'row'; text: string; cells: string[] }

export function rowsOf(text: string): ListRow[] {
  return text.replace(/\n$/, '').split('\n').flatMap((row, at): ListRow[] => {
    const heading = /^# --- (.*?) ---$/.exec(row)?.[1]
    if (heading !== undefined) return [{ line: at + 1, kind: 'heading', text: heading, cells: [] }]
    return row === '' || row.startsWith('#') ? [] : [{ line: at + 1, kind: 'row', text: row, cells: row.split('\t') }]
  })
}

/** Every word asked for must stand in the row, or in the plain words for its category. */
export function matching(rows: readonly ListRow[], asked: string): ListRow[] {
  const words = asked.trim().toLowerCase().split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return [...rows]
  return rows.filter(({ kind, text, cells }) => {
    const all = `${text} ${staffTexts.host.category[cells[1] ?? ''] ?? ''}`.toLowerCase()
    return kind === 'row' && words.every((word) => all.includes(word))
  })
}
