// Small pure things of the page: fits, kept looks, suggested names, times in words, ids.
import { describe, expect, it } from 'vitest'
import { suggestName } from '../../client/door/suggest-name.ts'
import { newId } from '../../client/new-id.ts'
import { fitFor } from '../../client/ui/fit.ts'
import { plainLook, readLook } from '../../client/ui/look.ts'
import { Id } from '#shared/ids'
import { readNickname } from '#shared/nickname'
import { ja } from '#shared/texts/index'

const at = (text: string) => Date.parse(`${text}+09:00`)

describe('how a page fits and looks', () => {
  it('[LK6] a larger letter folds the screen as a narrower phone does', () => {
    expect(fitFor(390, 844, 16)).toEqual({ isSnug: false, isTight: false, isLow: false, isLeast: false })
    expect([fitFor(320, 300, 16).isLeast, fitFor(320, 640, 32).isLeast, fitFor(320, 640, 24).isLeast]).toEqual([true, true, false])
    expect(fitFor(320, 844, 16).isSnug).toBe(true)
    expect(fitFor(390, 844, 24).isTight).toBe(true)
    expect(fitFor(390, 568, 16).isLow).toBe(true)
  })

  it('[LK2] what was kept is read back, and anything strange is the plain look', () => {
    expect(readLook({ getItem: () => JSON.stringify({ theme: 'quiet', textStep: 1.5 }) })).toEqual({ theme: 'quiet', textStep: 1.5 })
    expect(readLook({ getItem: () => JSON.stringify({ theme: 'neon', textStep: 9 }) })).toEqual(plainLook)
    expect(readLook({ getItem: () => '{' })).toEqual(plainLook)
  })
})

describe('words', () => {
  it('[AC3] every suggested nickname may be used', () => {
    for (const name of ja.nicknames) expect(readNickname(name), name).toEqual({ name })
  })

  it('[AC3] another suggestion is another one', () => {
    for (let i = 0; i < 50; i++) expect(suggestName(['あ', 'い'], 'あ').name).toBe('い')
  })

  it('[AC1] the rules are seven lines', () => {
    expect(ja.door.rules).toHaveLength(7)
  })

  it('[LK7] moments are told in Tokyo, with the weekday, today and tomorrow by name across midnight', () => {
    expect(ja.time.day(at('2025-11-25T14:00:00'), at('2025-11-24T23:59:00'))).toBe('あした 11月25日（火）')
    expect(ja.time.day(at('2025-11-24T23:00:00'), at('2025-11-24T00:10:00'))).toBe('きょう 11月24日（月）')
    expect(ja.time.day(at('2025-11-27T20:00:00'), at('2025-11-24T20:00:00'))).toBe('11月27日（木）')
    expect(ja.time.until(at('2025-11-24T21:30:00'))).toBe('21時30分まで')
    expect(ja.time.around(at('2025-11-24T20:47:00'))).toBe('20時40分ごろ')
    expect(ja.time.around(at('2025-11-24T21:03:00'))).toBe('21時ごろ')
  })

  it('[LI3] a place in line is told as a range, the first as the next', () => {
    const { positionOf, estimateOf } = ja.listening.waiting
    expect([positionOf(2, 4), positionOf(3, 3), positionOf(1, 1)]).toEqual(['2〜4番目くらい', '3番目くらい', 'つぎです'])
    expect([estimateOf(20, 35), estimateOf(10, 10)]).toEqual(['20分から35分', '10分くらい'])
  })

  it('[LK1] no sentence shouts, and none reads like an error of a machine', () => {
    const sentences: string[] = []
    const walk = (value: unknown): void => {
      if (typeof value === 'string') sentences.push(value)
      else if (value && typeof value === 'object') Object.values(value).forEach(walk)
    }
    walk(ja)
    expect(sentences.length).toBeGreaterThan(200)
    expect(sentences.filter((text) => /[!！]|エラー|ログイン|禁止|違反|通報|ユーザー/.test(text))).toEqual([])
  })

  it('[ME3] ids made up here have the shape the wire asks for, and differ', () => {
    const made = Array.from({ length: 200 }, () => newId())
    for (const one of made) expect(Id.parse(one)).toBe(one)
    expect(new Set(made).size).toBe(200)
  })
})
