// Nothing given to measure with may stand in rules, seeds or tests: it would only be remembered (rule MO12). Of the given lines the
// project keeps marks, no text, so that it is asked also where the given set (ENGAWA_DATA) is not; where it is, the marks must be its.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { flatten } from '#server/moderation/contact/flat'
import { graphemes } from '#shared/text-rule'
import { readLabelled } from '../../screen/labelled-lines.ts'
import { own } from './labelled.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const data = process.env.ENGAWA_DATA
/** In one width, one kana, without spaces: so written it is the same line. */
const fold = (text: string): string => flatten(text).text.replace(/\s/g, '')
const markOf = (text: string): string => createHash('sha256').update(`given line|${fold(text)}`).digest('hex').slice(0, 16)
const isLong = (text: string): boolean => text.length > 8 && graphemes(fold(text)) > 8
/** Lines and their parts that are long enough to be told from common talk. */
const longOf = (texts: readonly string[]): string[] => [...new Set(texts.flatMap((text) => [text, ...text.split('␤')]).filter(isLong))]

const given = data === undefined ? null : longOf(readLabelled(join(data, 'risk_examples.tsv')).map(({ text }) => text))
const marks = new Set(readFileSync(own('given-lines.marks'), 'utf8').trim().split('\n'))

type Source = { path: string; text: string }

function sourcesUnder(folders: readonly string[], kinds = /\.(?:ts|tsx|mjs|tsv|json|jsonl|md)$/): Source[] {
  return folders.flatMap((folder) => readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && kinds.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(root.length), text: readFileSync(path, 'utf8') })))
}

/** Every cell of a table, every string of a program, every sentence of either. */
function saidIn({ path, text }: Source): string[] {
  const pieces = path.endsWith('.tsv') ? text.split(/[\t\n]/) : [...text.matchAll(/'([^'\n]+)'|"([^"\n]+)"|`([^`]+)`/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
  return longOf([...pieces, ...pieces.flatMap((piece) => piece.split(/[。、\n]/))])
}

const found = {
  byMark: (sources: readonly Source[]): string[] => sources.flatMap((source) => saidIn(source).filter((each) => marks.has(markOf(each))).map((each) => `${source.path}: ${each}`)),
  byText: (lines: readonly string[], sources: readonly Source[]): string[] => {
    const folded = lines.map(fold)
    return sources.flatMap(({ path, text }) => {
      const whole = fold(text)
      return lines.filter((_, at) => whole.includes(folded[at] ?? '')).map((line) => `${path}: ${line}`)
    })
  },
}

/** The number that nobody has stands in many tests, and three English words are nobody's line. */
const isWorded = (text: string): boolean => /[^\x00-\x7f]/.test(fold(text.replace(/^\S+: /, '')))

/** What rules and seeds are made of, and what the project tells its tools and tests. */
const rules = sourcesUnder(['server/moderation', 'server/seed', 'server/practice']).filter(({ path }) => !path.endsWith('own-lines.tsv'))
const told = sourcesUnder(['tests', 'server/moderation/lists', 'shared', 'client/gallery'])

it('[MO12] no given line of more than eight letters stands in rules, seeds, practice, texts or tests', () => {
  for (const part of ['server/moderation/lists/rules.tsv', 'server/moderation/contact/person.ts', 'server/moderation/checks/links.ts', 'server/practice/practice-script.ts']) expect(rules.map(({ path }) => path)).toContain(part)
  expect(marks.size).toBeGreaterThan(200)
  expect(found.byMark(rules)).toEqual([])
  expect(found.byMark(told).filter(isWorded)).toEqual([])
  if (given) expect(found.byText(given, rules)).toEqual([])
})

it('[MO12] nor does a line that the rules were built with stand in the rules themselves', () => {
  const built = longOf(readLabelled(own('built-with.tsv')).map(({ text }) => text))
  expect(found.byText(built, rules.filter(({ path }) => /\/(?:lists|contact|checks|phrases|reading)\//.test(path)))).toEqual([])
})

it('[MO12] a line that is given would be found, in a cell, a string or a sentence, in other width and kana', () => {
  const line = [...marks][0] ?? ''
  const planted = 'きょうのそらはたいへんあおい'
  const mine = markOf(planted)
  expect([line.length, marks.has(mine)]).toEqual([16, false])
  marks.add(mine)
  const places = [{ path: 'a.tsv', text: `x\tnone\t${planted}\n` }, { path: 'b.ts', text: "const a = ['キョウノ ソラハ タイヘン アオイ']" }, { path: 'c.ts', text: `say: 'ねえ、${planted}。そうでしょ'` }]
  expect(found.byMark(places)).toHaveLength(3)
  marks.delete(mine)
  expect(found.byText([planted], places)).toHaveLength(3)
})

it.runIf(given)('[MO12] the marks are those of the given lines', () => {
  expect([...marks].sort()).toEqual([...new Set((given ?? []).map(markOf))].sort())
})
