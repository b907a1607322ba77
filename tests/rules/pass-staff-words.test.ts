// What staff write for visitors may name what the house does not allow; it may give nothing away.
import { describe, expect, it } from 'vitest'
import { sortVerdict } from '#server/moderation/findings/sort-verdict'
import { noPublicPlaces } from '#server/moderation/contact/public-places'
import { passStaffWords } from '#server/moderation/pass-staff-words'
import { ruleBook } from '#server/moderation/rule-book'
import { screen } from '#server/moderation/screen'
import { nobodyBefore } from '#server/moderation/subject'
import { makeWordLists } from '#server/moderation/word-lists/running-lists'

const lists = { wordLists: { ...makeWordLists(), book: ruleBook }, publicNumbers: new Set<string>(), publicPlaces: noPublicPlaces }
const rowsInLog = (text: string) => sortVerdict(screen(text, { ...nobodyBefore, isStaff: true }), true).rows.map(({ kind }) => kind)

describe('words of staff', () => {
  it.each([
    '連絡先は書かないでください', '連絡先の交換はできません', 'LINEのIDは書かないでください', '会う約束はしないでください', '外で会うことはできません', '明日の20時にまた会いましょう', '電話番号や住所は書かないでください', 'インスタやディスコードの交換はご遠慮ください', '勧誘や副業の紹介はしないでください',
    '首つりや飛び降りの話は、方法を書かずにお願いします',
  ])('[MO3] %s passes, in the log and beside it, and alarms nobody', (text) => {
    expect(() => passStaffWords(lists, text)).not.toThrow()
    expect(screen(text, { ...nobodyBefore, isStaff: true }).isHeld).toBe(false)
    expect(rowsInLog(text)).toEqual([])
  })

  it.each(['連絡先は 090-0123-4567 です', 'LINEのIDは aoi_77 です', 'taro@example.jp に書いてください', 'https://evil.example.com/ で話しましょう', 'インスタの交換はできませんが、@kumako_77 にどうぞ'])('[MO3] %s is refused beside the log, held in it and told', (text) => {
    expect(() => passStaffWords(lists, text)).toThrow(expect.objectContaining({ code: 'holds_contact' }))
    expect(rowsInLog(text)).toEqual(['staff_line'])
  })

  it('[MO3] a visitor’s words about contact are held as ever, and so is what staff write against people', () => {
    expect(screen('LINEのIDを教えてください').isHeld).toBe(true)
    expect(rowsInLog('お前なんか死ね')).toEqual(['staff_line'])
  })

  it('[MO2] what could not be read is refused', () => {
    const broken = { ...lists, wordLists: { ...lists.wordLists, book: () => ({}) as never } }
    expect(() => passStaffWords(broken, 'またあした')).toThrow(expect.objectContaining({ code: 'holds_contact' }))
  })
})
