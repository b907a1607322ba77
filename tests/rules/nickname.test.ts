// Nicknames: whatever is typed gets an answer, and nobody passes for someone on duty.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeNickname } from '#server/rooms/free-nickname'
import { nicknames as en } from '#shared/texts/en/nicknames'
import { nicknames as ja } from '#shared/texts/nicknames'
import { foldName, nicknameMax, readNickname } from '#shared/nickname'
import { graphemes } from '#shared/text-rule'

const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 30 }))
const unwanted = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]|\p{Cs}/u

describe('a nickname', () => {
  it('[AC3] of any characters at all is read or refused, never a crash, and what is kept is one short clean line', () => {
    fc.assert(fc.property(anything, (raw) => {
      const read = readNickname(raw)
      if ('refused' in read) return ['empty', 'too_long', 'nickname_unfit', 'nickname_reserved'].includes(read.refused)
      const count = graphemes(read.name)
      return count >= 1 && count <= nicknameMax && !unwanted.test(read.name) && !/[\n\u2028\u2029]/.test(read.name) && read.name === read.name.trim()
    }), { numRuns: 3_000 })
  })

  it('[AC3] that was kept is kept unchanged when it is read again', () => {
    fc.assert(fc.property(anything, (raw) => {
      const once = readNickname(raw)
      if ('name' in once) expect(readNickname(once.name)).toEqual(once)
    }), { numRuns: 2_000 })
  })

  it.each(['こいし', 'あまおと', '40代の猫', 'a', '🐈みけ', 'ねこ ひるね', 'ヴィオラ', '12', 'Rain', 'みち', 'りんご飴'])('[AC3] %s may be used', (name) => {
    expect(readNickname(name)).toEqual({ name })
  })

  it.each([['', 'empty'], ['\u202e\u0000', 'empty'], [' \n ', 'empty'], ['あ'.repeat(13), 'too_long'], [`あ${'\u0301'.repeat(60)}`, 'too_long']])('[AC3] %j is refused as %s', (raw, refused) => {
    expect(readNickname(raw)).toEqual({ refused })
  })

  it.each(['09012345678', '０９０１２３４５', 'http://x', 'www.example', 'me@a.example', '！！', '\u200b', '・・・', '🐈'])('[AC5] %j is no name', (raw) => {
    expect(readNickname(raw)).toEqual({ refused: 'nickname_unfit' })
  })
})

const posing = [
  'スタッフ', 'すたっふ', 'ｽﾀｯﾌ', 'スタツフ', 'ス夕ッフ', 'スタ ッ フ', 'ス・タ・ッ・フ', '★スタッフ★', '✅スタッフ', 'ス\u200bタッフ', 'ス\u202eタッフ', '管理人', '管 理 者', '進行役です', 'ホスト', 'ﾎｽﾄ', 'ホス卜',
  'サポーター', 'サポ一タ一', 'ピアサポーター', '相談員', '専門職', '医師', '警察', '運営', '見守り隊', '自動', 'エンガワ', '縁側',
  'STAFF', 'ｓｔａｆｆ', 'Stàff', 'ЅТАFF', 'stаff', '5taff', '$taff', 'adm1n', 'ADMIN', 'аdmіn', 'αdmin', 'HОST', 'Нost', 'p0lice', 'mоderator', 'systеm', 's t a f f', 'ꜱᴛᴀꜰꜰ', '🅂🅃🄰🄵🄵', '🆂🆃🅰🅵🅵', 'st🅰ff', '🅢taff', '🇸🇹🇦🇫🇫', '菅理人', '運宮', '相談貝', '医帥', 'ѕʏstem',
]

describe('posing as staff', () => {
  it.each(posing)('[AC4] %j is refused', (raw) => {
    expect(readNickname(raw)).toEqual({ refused: 'nickname_reserved' })
  })

  it('[AC4] the shown name of someone with an account is taken, in whatever width, kana or decoration', () => {
    const taken = new Set(['かえで', 'みなと', '佐伯'].map(foldName))
    for (const raw of ['かえで', 'カエデ', 'ｶｴﾃﾞ', '力エデ', 'か え で', '「かえで」', '✅かえで', 'かえで＠', '$かえで', 'ミナト', '佐伯', '佐・伯', '佐\u200b伯']) {
      expect(readNickname(raw, taken), raw).toEqual({ refused: 'nickname_reserved' })
    }
    for (const raw of ['かえるの子', 'みなみ', '佐藤さん']) expect(readNickname(raw, taken), raw).toEqual({ name: raw })
  })

  it('[AC4] folding is stable: a folded name folds to itself', () => {
    expect(foldName(foldName('ﾡ ￂ'))).toBe(foldName('ﾡ ￂ'))
    fc.assert(fc.property(anything, (raw) => foldName(foldName(raw)) === foldName(raw)), { numRuns: 3_000 })
  })

  it('[AC4] a reserved word hides behind no decoration', () => {
    const decoration = fc.constantFrom('', ' ', '・', '★', '\u200b', '\u200d', '!', '〜', '\u0301', '＿', '\u2066')
    fc.assert(fc.property(fc.constantFrom('スタッフ', 'staff', '管理', 'ほすと'), fc.array(decoration, { minLength: 6, maxLength: 6 }), (word, between) => {
      const raw = [...word].map((letter, i) => letter + between[i]).join('')
      const read = readNickname(raw)
      return 'refused' in read && ['nickname_reserved', 'too_long'].includes(read.refused)
    }))
  })
})

describe('a suggested nickname', () => {
  it('[AC10] that is in use, in whatever letters, gives way to one that is free and of the same kind of letters; with none left it stays', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.subarray([...ja]), (chance, inUse) => {
      const given = freeNickname('なずな', ['ナズナ', ...inUse], chance)
      const isAnyFree = ja.some((name) => name !== 'なずな' && !inUse.includes(name))
      expect(inUse.includes(given) || given === 'なずな').toBe(!isAnyFree)
      expect(ja).toContain(given)
    }))
    expect(freeNickname('なずな', ['つくし'], 0.5)).toBe('なずな')
    expect(freeNickname('なずな', ['なずな'], 0.99)).toMatch(/^[ぁ-んー]+$/)
    expect(en).toContain(freeNickname('Moss', ['moss'], 0))
  })
})
