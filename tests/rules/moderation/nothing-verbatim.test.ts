// Nothing given to measure with may stand in rules, seeds or tests: it would only be remembered (rule MO12). Without the given set
// (ENGAWA_DATA) the same is asked of the project's own lines and its rules.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readLabelled } from '../../screen/labelled-lines.ts'
import { own } from './labelled.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const data = process.env.ENGAWA_DATA
const given = data && existsSync(join(data, 'risk_examples.tsv')) ? readLabelled(join(data, 'risk_examples.tsv')).map(({ text }) => text) : null
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })
const isLong = (text: string): boolean => [...segmenter.segment(text)].length > 8

function textsUnder(folder: string): [path: string, text: string][] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|tsx|tsv|json|jsonl|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path, readFileSync(path, 'utf8')])
}

it('[MO12] no labelled line of more than eight letters stands in the rules or the seeds', () => {
  const lists = textsUnder('server/moderation/lists').filter(([path]) => !path.endsWith('own-lines.tsv'))
  const seeds = [...lists, ...textsUnder('server/seed')]
  expect(lists.length).toBeGreaterThan(2)
  const lines = given ?? readLabelled(own('built-with.tsv')).map(({ text }) => text)
  const found = lines.filter(isLong).flatMap((line) => seeds.filter(([, text]) => text.includes(line)).map(([path]) => `${path}: ${line}`))
  expect(found).toEqual([])
})

it('[MO12] no given line of more than eight letters stands among the own lines', () => {
  const lines = given ?? []
  const ownLines = [...textsUnder('tests/rules/moderation'), ...textsUnder('server/moderation/lists')].filter(([path]) => path.endsWith('.tsv'))
  expect(ownLines.length).toBeGreaterThan(1)
  expect(lines.filter(isLong).flatMap((line) => ownLines.filter(([, text]) => text.includes(`\t${line}\n`)).map(() => line))).toEqual([])
})
