// Labelled posts: how many annotators called each harmless, hard to say, toxic or very toxic (a comma-separated file with a header).
import { MissingPart } from '../measure/problems.ts'
import { readFileOf } from './labelled-lines.ts'

export type Post = { text: string; isToxic: boolean; isHarmless: boolean }

function cellsOf(row: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < row.length; at += 1) {
    const one = row.charAt(at)
    if (one === '"' && isQuoted && row.charAt(at + 1) === '"') {
      cell += '"'
      at += 1
    } else if (one === '"') isQuoted = !isQuoted
    else if (one === ',' && !isQuoted) {
      cells.push(cell)
      cell = ''
    } else cell += one
  }
  return [...cells, cell]
}

export function readPosts(path: string): Post[] {
  const [header = '', ...rows] = readFileOf(path).replace(/^\ufeff/, '').split(/\r?\n/).filter((row) => row !== '')
  const names = cellsOf(header)
  const column = (name: string): number => {
    const at = names.indexOf(name)
    if (at < 0) throw new MissingPart(`no column "${name}" in ${path}`)
    return at
  }
  const [text, harmless, hard, toxic, very] = ['text', 'Not Toxic', 'Hard to Say', 'Toxic', 'Very Toxic'].map(column)
  return rows.map((row) => {
    const cells = cellsOf(row)
    const [no = 0, unsure = 0, yes = 0, much = 0] = [harmless, hard, toxic, very].map((at) => Number(cells[at ?? 0]))
    const all = no + unsure + yes + much
    return { text: cells[text ?? 0] ?? '', isToxic: yes + much > all / 2, isHarmless: no === all && all > 0 }
  })
}
