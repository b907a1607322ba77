// Three languages of one house: equally complete, read aloud and shown in the right way.
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { jsx, jsxs } from '../../client/ruby/jsx-runtime.ts'
import { Ruby } from '../../client/ruby/worded.ts'
import { breakLiterals, breakPhrases, mayBreak } from '../../server/setup/break-phrases.mjs'
import { withoutControls } from '#shared/text-rule'
import { readNickname } from '#shared/nickname'
import { directoryTexts } from '#shared/texts/directory'
import { easy } from '#shared/texts/easy/index'
import { en } from '#shared/texts/en/index'
import { ja } from '#shared/texts/index'
import { piecesOf, plainWords, yomi } from '#shared/texts/ruby'

/** Arguments that every sentence with a gap in it can be given: numbers that are moments too, and no kanji of their own. */
const samples = [Date.parse('2025-11-24T20:47:00+09:00'), 3]

function sentencesOf(catalogue: unknown): [string, string][] {
  const found: [string, string][] = []
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') found.push([path, value])
    else if (typeof value === 'function') walk(path.endsWith('.verified') ? value('2025-11-01') : value(...samples), path)
    else if (value && typeof value === 'object') for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`)
  }
  walk(catalogue, '')
  return found
}

const kanji = /[々〆一-龠]/
const bare = (text: string) => piecesOf(text).filter((piece) => typeof piece === 'string').join('')
/** What a person sends in these words is sent without readings; a supporter reads it. */
const sentByThePerson = /\.(awayLine|wantMoreLine|askLine)$/

describe('languages', () => {
  it('[LK19] every language has every sentence, every list as long, and none of them empty where the Japanese is not', () => {
    const shape = (catalogue: unknown) => sentencesOf(catalogue).flatMap(([path, text]) => (path.startsWith('.nicknames') ? [] : [`${path}${text === '' ? ' (empty)' : ''}`])).sort()
    expect(shape(easy)).toEqual(shape(ja))
    expect(shape(en)).toEqual(shape(ja))
  })

  it('[LK19] nothing of the English is left in Japanese', () => {
    expect(sentencesOf({ ...en, directory: directoryTexts.en }).filter(([, text]) => /[ぁ-んァ-ヶ一-龠、。「」（）]/.test(text))).toEqual([])
  })

  it('[LK1] no sentence shouts in any language, and none reads like an error of a machine', () => {
    expect([...sentencesOf(easy), ...sentencesOf(en)].filter(([, text]) => /[!！]|エラー|ログイン|禁止|違反|通報|ユーザー|\berror\b|\binvalid\b|\bforbidden\b|\buser\b|\bfailed\b/i.test(text))).toEqual([])
  })

  it('[AC3] every suggested nickname may be used, in every language, and needs no reading in the easy one', () => {
    for (const name of [...easy.nicknames, ...en.nicknames]) expect(readNickname(name), name).toEqual({ name })
    expect(easy.nicknames.filter((name) => kanji.test(name))).toEqual([])
    expect(easy.nicknames.length).toBeGreaterThan(15)
  })

  it('[LK20] every kanji of the easy catalogue has a reading, in kana', () => {
    const wrong = sentencesOf({ ...easy, directory: directoryTexts.easy }).filter(([path, text]) => !sentByThePerson.test(path) && (kanji.test(bare(text)) || /[《》｜]/.test(text)))
    expect(wrong).toEqual([])
    const readings = sentencesOf(easy).flatMap(([, text]) => piecesOf(text).flatMap((piece) => (typeof piece === 'string' || piece === null ? [] : [piece.reading])))
    expect(readings.filter((reading) => !/^[ぁ-んー]+$/.test(reading))).toEqual([])
    expect(readings.length).toBeGreaterThan(300)
  })

  it('[LK20] times are read as they are spoken', () => {
    const at = (text: string) => Date.parse(`${text}+09:00`)
    const read = (text: string) => piecesOf(text).map((piece) => (piece === null || typeof piece === 'string' ? piece : `${piece.base}(${piece.reading})`)).join('')
    expect(read(easy.time.clock(at('2025-11-24T19:00:00')))).toBe('19時(じゅうくじ)')
    expect(read(easy.time.around(at('2025-11-24T20:47:00')))).toBe('20時(じ)40分(ぷん)ごろ')
    expect(read(easy.time.day(at('2025-11-20T14:00:00'), at('2025-11-19T23:00:00')))).toBe('あした 11月(がつ)20日(はつか)（木(もく)）')
    expect(read(easy.time.minutesAbout(5 * 60_000))).toBe('5分(ふん)くらい')
    expect(en.time.day(at('2025-11-20T14:00:00'), at('2025-11-19T23:00:00'))).toBe('tomorrow, Thu 20 November')
    expect(en.time.clock(at('2025-11-20T14:05:00'))).toBe('14:05')
  })
})

describe('readings on the page', () => {
  it('[LK20] a sentence becomes ruby in any element, and words alone in labels, titles and options', () => {
    const text = yomi`話《はな》しに 行《い》く`
    const ruby = '<x-yomi><ruby>話<rt aria-hidden="true">はな</rt></ruby>しに <ruby>行<rt aria-hidden="true">い</rt></ruby>く</x-yomi>'
    expect(renderToStaticMarkup(jsx('button', { 'aria-label': text, children: text }))).toBe(`<button aria-label="話しに 行く">${ruby}</button>`)
    expect(renderToStaticMarkup(jsxs('p', { children: ['a', text, jsx('b', { children: 'c' })] }))).toBe(`<p>a${ruby}<b>c</b></p>`)
    expect(renderToStaticMarkup(jsxs('p', { children: ['a', ['b', text]] }))).toBe(`<p>ab${ruby}</p>`)
    const counted = yomi`あと 21時《じ》30分《ぷん》`
    const together = (number: string, ruby: string) => `<x-number>${number}<ruby>${ruby}</ruby></x-number>`
    expect(renderToStaticMarkup(jsx('p', { children: counted }))).toBe(`<p><x-yomi>あと ${together('21', '時<rt aria-hidden="true">じ</rt>')}${together('30', '分<rt aria-hidden="true">ぷん</rt>')}</x-yomi></p>`)
    expect(renderToStaticMarkup(jsx('option', { children: text }))).toBe('<option>話しに 行く</option>')
    const Handed = ({ word }: { word: string }) => jsx('i', { children: word })
    expect(renderToStaticMarkup(jsx(Handed, { word: text }))).toBe(`<i>${ruby}</i>`)
  })

  it('[LK22] short sentences break between phrases, in words of their own kind, and the break is never part of the words', () => {
    const broken = (text: string) => breakPhrases(text).split(mayBreak)
    expect(broken('見るだけで入る')).toEqual(['見るだけで', '入る'])
    expect(broken('呼び名をつけて入る')).toEqual(['呼び名をつけて', '入る'])
    expect(broken('今日はいったんお休みをお願いします')).toEqual(['今日はいったんお休みをお願いします'])
    expect(broken('順番の先頭にもどりました')).toEqual(['順番の', '先頭にもどりました'])
    expect(broken('新しい発言の読み上げ（画面読み上げソフト）')).toEqual(['新しい', '発言の', '読み上げ', '（画面読み上げソフト）'])
    expect(breakLiterals("{ a: '閉じる', b: '書いたものは残っています。', c: '呼び名をつけて入る' }")).toBe(`{ a: '閉じる', b: '書いたものは残っています。', c: '呼び名をつけて${mayBreak}入る' }`)
    const text = `呼び名をつけて${mayBreak}入る`
    expect(renderToStaticMarkup(createElement(Ruby, { text }))).toBe('<x-yomi>呼び名をつけて<wbr/>入る</x-yomi>')
    // where the browser needs none (and where a page is written for any of them) nothing stands between the words
    expect(renderToStaticMarkup(jsx('button', { title: text, children: text }))).toBe('<button title="呼び名をつけて入る">呼び名をつけて入る</button>')
    expect(plainWords(text)).toBe('呼び名をつけて入る')
  })

  it('[LK20] what people chose or wrote is never read as notation, and no text of theirs can carry the marks', () => {
    const name = '山《やま》'
    expect(plainWords(yomi`${name}の 話《はなし》`)).toBe('山《やま》の 話')
    expect(withoutControls('\ufff9山\ufffaうみ\ufffb')).toBe('山うみ')
    expect(renderToStaticMarkup(createElement('p', null, name))).toBe('<p>山《やま》</p>')
  })
})
