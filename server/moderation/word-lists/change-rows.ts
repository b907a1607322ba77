// A draft is a version and a few changes of its rows (rule WL1). Comments and order stay as they are. Pure.
import { listNames, type ListChange, type ListName, type ListProblem, type ListTexts } from '#shared/word-lists'

/** @returns the draft, and for each list which line of the draft each of its rows is. A change of a line that is not there is a problem. */
export function changeRows(base: ListTexts, changes: readonly ListChange[]): { texts: ListTexts; problems: ListProblem[] } {
  const texts = { ...base }
  const problems: ListProblem[] = []
  for (const list of listNames) {
    const own = changes.filter((change) => change.list === list)
    if (own.length > 0) texts[list] = changeList(list, base[list], own, problems)
  }
  return { texts, problems }
}

function changeList(list: ListName, base: string, changes: readonly ListChange[], problems: ListProblem[]): string {
  const rows = base.replace(/\n$/, '').split('\n')
  const after = new Map<number, string[]>()
  const put = new Map<number, string | null>()
  for (const change of changes) {
    const least = change.do === 'add' ? 0 : 1
    // A row is one line, whatever was pasted.
    const row = change.row.replace(/[\r\n]+/g, ' ').trimEnd()
    if (change.line < least || change.line > rows.length || put.has(change.line) && change.do !== 'add') problems.push({ list, line: change.line, fault: 'no_such_line', what: '' })
    else if (change.do === 'add') after.set(change.line, [...(after.get(change.line) ?? []), row])
    else put.set(change.line, change.do === 'drop' ? null : row)
  }
  const out = [...(after.get(0) ?? [])]
  rows.forEach((row, at) => {
    const changed = put.get(at + 1)
    if (changed !== null) out.push(changed ?? row)
    out.push(...(after.get(at + 1) ?? []))
  })
  return `${out.join('\n')}\n`
}
