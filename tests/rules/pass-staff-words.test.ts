// What staff write for visitors may name what the house does not allow; it may give nothing away.
import { describe, expect, it } from 'vitest'
import { sortVerdict } from '#server/moderation/findings/sort-verdict'
import { noPublicPlaces } from '#server/moderation/contact/public-places'
import { passStaffWords } from '#server/moderation/pass-staff-words'
import { ruleBook } from '#server/moderation/rule-book'
import { judgeLine, screen } from '#server/moderation/screen'
import { nobodyBefore } from '#server/moderation/subject'
import { makeWordLists } from '#server/moderation/word-lists/running-lists'

const lists = { wordLists: { ...makeWordLists(), book: ruleBook }, publicNumbers: new Set<string>(), publicPlaces: noPublicPlaces }
const rowsInLog = (text: string) => sortVerdict(screen(text, { ...nobodyBefore, isStaff: true }), true).rows.map(({ kind }) => kind)

describe('words of staff', () => {
  it.each([
    '連絡先は書かないでください', '連絡先の交換はできません', 'LINEのIDは書かないでください', '会う約束はしないでください', '外で会うことはできません', '明日の20時にまた会いましょう', '電話番号や住所は書かないでください', 'インスタやディスコードの交換はご遠慮ください', '勧誘や副業の紹介はしないでください',
    '首つりや飛び降りの話は、方法を書かずにお願いします', '連絡先は書かないで', '会う約束はできません', '電話番号はのせないでください', 'お店の宣伝はご遠慮ください', '連絡先（れんらくさき）は 書（か）かないで ください', '会（あ）う 約束（やくそく）は できません', 'please don’t share your LINE here',
    'DMを送らないでくださいね♪', '電話番号や住所など、連絡先は書きません', 'みんなを守るために、連絡先は出しません', '外で会う約束は、しないでください', '危ないから、連絡先は書かないでくださいね', 'こんばんは。LINEのIDは教えられない決まりです。ここでは連絡先の交換はできません', '連絡先の交換はできませんが、またここで会いましょう', '来週の土曜日、またこの部屋で会いましょうね', 'みまもりホットラインに電話しませんか？',
  ])('[MO3] %s passes, in the log and beside it, and alarms nobody', (text) => {
    expect(() => passStaffWords(lists, text)).not.toThrow()
    expect(screen(text, { ...nobodyBefore, isStaff: true }).isHeld).toBe(false)
    expect(rowsInLog(text)).toEqual([])
  })

  it.each(['連絡先は 090-0123-4567 です', 'LINEのIDは aoi_77 です', 'taro@example.jp に書いてください', 'https://evil.example.com/ で話しましょう', 'インスタの交換はできませんが、@kumako_77 にどうぞ'])('[MO3] %s is refused beside the log, held in it and told', (text) => {
    expect(() => passStaffWords(lists, text)).toThrow(expect.objectContaining({ code: 'holds_contact' }))
    expect(rowsInLog(text)).toEqual(['staff_line'])
  })

  it.each([
    'ここだと全部見られてるから、LINEで二人だけで話そう。スタッフには内緒だよ', '今度の日曜、駅前で会おうよ。車で迎えに行くよ', 'この水を飲むと波動が変わるから、うちの道場に来て', 'テレグラムで詳しく話すから登録して', '電話しません？', 'LINEを教えてくれないと相談できません',
    '内緒だよ。ここには書かないでLINEで話そう', 'ここには書かないで、LINEで話そう', 'LINEで話そう、ここには書かないで', 'LINEで話そうここには書かないで', 'LINEで話そう。ここには書かないで', 'LINEで、連絡先は書かないで、話そう', 'LINEで連絡してね、遠慮しないで', 'LINEで話そう、スタッフには言わないで',
    '連絡先は書かないでください。LINEのIDを教えてください', '連絡先の交換はできませんけどLINEで話そう', '会いに行くよ。外で会う約束は書かないでください', 'LINEで話せることは、ここには書かないで', '会う約束はできません。会おうよ', '日曜にまた駅前で会いましょう', '駅前で、また会いましょう', 'また会いましょう、駅前で', 'みまもりホットラインよりLINEで話そう', 'どうやって死のうと思っていますか。LINEで話そう',
  ])('[FI1] ABU-19 %s draws away: held and told in the log, refused beside it', (text) => {
    expect(rowsInLog(text)).toEqual(['staff_line'])
    expect(() => passStaffWords(lists, text)).toThrow(expect.objectContaining({ code: 'holds_contact' }))
  })

  it('[FI1] a no of staff lets nothing pass that stands in the line before', () => {
    const first = judgeLine('LINEで', { ...nobodyBefore, isStaff: true }).line
    expect(screen('話そう。連絡先は書かないでください', { atMs: 4_000, earlier: [first], isStaff: true }).isHeld).toBe(true)
  })

  it.each(['どうやって死のうと思っていますか', '死ぬ方法を調べましたか？'])('[FI7] %s is what a listener is told to ask, and arrives', (text) => {
    expect(rowsInLog(text)).toEqual([])
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
