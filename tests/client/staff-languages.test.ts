// The staff's screens in two languages: equally complete, and one chosen speaks everywhere at once.
import { describe, expect, it, vi } from 'vitest'
import { staffTexts as japanese } from '#shared/texts/staff'
import { staffTextsEn } from '#shared/texts/staff-en/index'
import { aboutWords, day, whenWords } from '../../client/staff/time-words.ts'
import { chooseStaffLanguage, staffTexts } from '../../client/staff/words.ts'

const at = Date.parse('2025-11-24T20:47:00+09:00')
/** Gaps are given moments, numbers and names without a letter of any script. */
const samples = (path: string): unknown[] => (/\.(age|dueIn|dueOver|seconds|minutesAbout|tooOften)$/.test(path) ? [90_000] : path.startsWith('.time.') ? (path.endsWith('.verified') ? ['2025-11-01'] : [at, at]) : ['3', '3', '3', '3'])

function sentencesOf(catalogue: unknown, path = ''): [string, string][] {
  if (typeof catalogue === 'string') return [[path, catalogue]]
  if (typeof catalogue === 'function') return sentencesOf((catalogue as (...gaps: unknown[]) => string)(...samples(path)), path)
  if (typeof catalogue !== 'object' || catalogue === null) return []
  return Object.entries(catalogue).flatMap(([key, inner]) => sentencesOf(inner, `${path}.${key}`))
}

/** What reaches a person who reads Japanese, and what a listener types to find it. */
const isSentToPerson = (path: string) => /^\.session\.canned\.\d+\.(text|read)$/.test(path)

describe('the staff read', () => {
  it('[LK24] every sentence in English too, none empty where the Japanese is not', () => {
    const shape = (catalogue: unknown) => sentencesOf(catalogue).map(([path, text]) => `${path}${text === '' ? ' (empty)' : ''}`).sort()
    expect(shape(japanese).length).toBeGreaterThan(600)
    expect(shape(staffTextsEn)).toEqual(shape(japanese))
  })

  it('[LK24] nothing Japanese in the English but the lines that are sent to a person', () => {
    const left = sentencesOf(staffTextsEn).filter(([path, text]) => !isSentToPerson(path) && /[ぁ-んァ-ヶ一-龠、。「」（）・：]/.test(text))
    expect(left).toEqual([])
    expect(sentencesOf(staffTextsEn).filter(([, text]) => /!/.test(text))).toEqual([])
  })

  it('[LK24] what was taken from the words before speaks the language chosen after, and back', async () => {
    vi.stubGlobal('document', { documentElement: { lang: 'ja' } })
    const { desk } = staffTexts
    expect([desk.take, whenWords(at, at), day(at)]).toEqual([japanese.desk.take, '20時47分', '11月24日(月)'])
    expect(await chooseStaffLanguage('en')).toBe(true)
    expect([desk.take, desk.roomState.open, whenWords(at, at), aboutWords(at), day(at)]).toEqual([staffTextsEn.desk.take, 'open', '20:47', 'around 20:40', 'Mon 24 November'])
    expect(document.documentElement.lang).toBe('en')
    expect(await chooseStaffLanguage('ja')).toBe(true)
    expect(sentencesOf(staffTexts)).toEqual(sentencesOf(japanese))
    vi.unstubAllGlobals()
  })
})
