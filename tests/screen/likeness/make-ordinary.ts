// Ordinary talk, put together from the project's own pieces: without it a wish, a "why" or an ending that only stood in lines of danger
// would itself look like danger. Real talk may not be put into this house, so it is made.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { conjugate, endings, type Ending } from '#server/moderation/phrases/conjugate'
import { returnWordList } from '#server/returning/word-list'
import { makeChance } from '../../measure/random.ts'

type Pieces = { head: string[]; tail: string[]; noun: string[]; frame: string[]; line: string[]; does: [object: string, stem: string, kind: string][]; ends: [Ending, string[]][] }

function readPieces(): Pieces {
  const pieces: Pieces = { head: [], tail: [], noun: [], frame: [], line: [], does: [], ends: [] }
  const rows = readFileSync(fileURLToPath(new URL('ordinary-talk.tsv', import.meta.url)), 'utf8').split('\n').filter((row) => row !== '' && !row.startsWith('#'))
  for (const row of rows) {
    const [part = '', written = ''] = row.split('\t')
    const all = written.split('|')
    if (part === 'does') pieces.does.push(...all.map((each) => each.split('/') as [string, string, string]))
    else if ((endings as readonly string[]).includes(part)) pieces.ends.push([part as Ending, all])
    else pieces[part as 'head' | 'tail' | 'noun' | 'frame' | 'line'].push(...all)
  }
  return pieces
}

/** する goes its own way. */
const doing: Partial<Record<Ending, string[]>> = { dic: ['する'], ba: ['すれば'], vol: ['しよう'], pot: ['できる', 'できます', 'できない', 'できません'] }

export function makeOrdinary(count: number): string[] {
  const { head, tail, noun, frame, line, does, ends } = readPieces()
  const chance = makeChance(7)
  const pick = <T>(from: readonly T[]): T => from[chance.whole(from.length)] as T
  const sentence = (): string => {
    if (chance.whole(10) < 3) return pick(head) + pick(frame).replaceAll('{n}', () => pick(noun)) + pick(tail)
    const [object, stem, kind] = pick(does)
    const [ending, rest] = pick(ends)
    const forms = conjugate(kind, stem)[ending]
    const form = pick((stem === 'し' && doing[ending]) || (ending === 'pot' ? forms : forms.slice(0, 2)))
    return pick(head) + object + form + pick(rest) + pick(tail)
  }
  // The words people come back by are said to nobody, and like nothing.
  const made = [...line, ...returnWordList.filter(({ length }) => length >= 5)]
  // Some tell more than one thing: what is long is not for that like something else.
  while (made.length < count) made.push(Array.from({ length: chance.whole(6) === 0 ? 2 + chance.whole(3) : 1 }, () => (chance.whole(3) === 0 ? pick(line) : sentence())).join('。'))
  return made
}
