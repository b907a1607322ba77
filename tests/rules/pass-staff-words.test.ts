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
    '119に電話できますか？', '救急に電話しましょう', '今すぐ119に電話をかけてくれますか', '#7119に電話しませんか', '警察に電話しましょう', '窓口の連絡先を送りますね', '役所の連絡先を教えますね', 'よりそいの電話番号を送ります', 'チャイルドラインに電話してください',
    '救急（119）に電話しましょうか', '119（救急）に一緒に電話しましょう', '危ないから、すぐ110番に電話してほしいです', 'わたしに話しにくいときは「よりそいホットライン」に電話してみませんか', 'ひきこもり地域支援センターの電話番号をお伝えしますね', 'いのちSOSに電話してみてもいいですよ', 'こころの健康相談統一ダイヤルに電話してみませんか', '死にたい気持ちが強いときは、119に電話してくださいね', '救急車か警察に電話できそうですか？', '0120-279-338に電話しませんか',
    'スタッフと二人で話せる場所もありますよ', '市役所の福祉課の連絡先を送りますね', '個別に話したいときは、「スタッフを呼ぶ」を押してください', '個別に話したいときはスタッフに声をかけてくださいね', 'ここだと話しにくければ、聞き手と話せます', 'ここだと言えないことは、見守りの人に相談してくださいね', '来週もまた会えるといいですね', '今度また会えるといいですね', 'みんなには言わないので大丈夫ですよ',
    '連絡先を書いてはいけません', '連絡先は聞かないことになっています', '連絡先は交換しない約束です', 'LINEのIDは教えちゃいけない決まりです', 'ほかの人に連絡先を聞かないでください', 'LINEなど個人がわかることは書かないでください',
    '明日の20時にまた会えるのを楽しみにしています', '今日はありがとうございました。来週また会いましょう', '今日は20時までです。来週また会いましょう', 'うれしいですが連絡先の交換はできません', '交換はお断りしていますが、またここで会いましょう',
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
    '119に電話しましょう。LINEで話そう', '119に電話してから、LINEで話そう', '119よりわたしに電話しましょう', '119に電話しないで、わたしに電話しませんか', 'わたしの支援センターの連絡先を送りますね', 'わたしか119に電話しましょう', '外でスタッフと二人で話せます', '二人で話そう、スタッフに声をかけて', 'らいんで119に電話しましょう、そのあと会おうよ', 'わたしの連絡先を送りますね', '窓口の連絡先をDMで送りますね', '消防署の田中に電話しませんか', 'わたしのラインに電話してください', '119に電話して、わたしとも電話しませんか',
    'スタッフと話せますが、LINEで話そう', '二人で話せる場所もありますよ', 'わたしと二人で話せる場所もありますよ', 'ここだと話しにくければ、LINEで話せます', 'スタッフには言わないので大丈夫ですよ', 'みんなには言わないから、LINEで話そう', '来週、駅前で会えるといいですね', 'LINEで話したことを書いてはいけません',
    '連絡先は交換できますがここには書かないでください', '土曜なら駅前で会えますが平日は会えません', 'DMなら送れますが電話はできません', '連絡先は交換できるがここには書かないで',
    'DMなら送れますここには書かないでください', '外で会う約束は親に教えないでください', 'LINEを交換したことはほかの人に教えないでください', 'LINEを交換したことは親には教えないでください', 'LINEを交換したことはお母さんに教えないでください', 'LINEを交換したことは書かないでください', 'LINEを交換することはここに書かないで', '連絡先はほかの人に教えないでください',
    'また会いましょう。日曜14時に駅前で', '駅前で。また明日の20時に会いましょう', '駅前で。来週また会えるといいですね', '日曜14時に改札です。来週また会えるといいですね',
  ])('[FI1] ABU-19 %s draws away: held and told in the log, refused beside it', (text) => {
    expect(rowsInLog(text)).toEqual(['staff_line'])
    expect(() => passStaffWords(lists, text)).toThrow(expect.objectContaining({ code: 'holds_contact' }))
  })

  it.each([
    '連絡先（れんらくさき）は書（か）かないでください', '連絡先（れんらくさき）の交換（こうかん）はできません', 'LINE（らいん）の交換（こうかん）はできません', 'LINE（ライン）のIDは書かないでください', 'インスタ（いんすた）やディスコード（でぃすこーど）の交換はご遠慮ください', '会（あ）う約束（やくそく）はできません', '二人（ふたり）で会（あ）う約束（やくそく）はできません', '外（そと）で会（あ）うことはできません', '電話番号（でんわばんごう）や住所（じゅうしょ）は書（か）かないでください', '個人情報（こじんじょうほう）は書（か）かないでください',
    '志（こころざし）だけいただきます。連絡先は書かないでください', '119（救急車）に電話（でんわ）しましょう', '救急車（きゅうきゅうしゃ）を呼（よ）んでもらえますか', '警察（けいさつ）に電話（でんわ）しましょう', '相談窓口（そうだんまどぐち）に電話（でんわ）してください', 'ひきこもり地域支援（ちいきしえん）センターの電話番号（でんわばんごう）をお伝（つた）えしますね', 'スタッフに声（こえ）をかけてくださいね', '明日（あした）また会（あ）いましょう', '来週（らいしゅう）の土曜日（どようび）、またこの部屋（へや）で会（あ）いましょうね', '勧誘（かんゆう）や宣伝（せんでん）はしないでください',
  ])('[MO3] %s passes: how a word is read may stand behind it in brackets', (text) => {
    expect(rowsInLog(text)).toEqual([])
  })

  it.each([
    '連絡先（らいんではなそう）は書かないでください', '連絡先（ラインで話そう）は書かないでください', '連絡先（ラインデハナソ）は書かないでください', '連絡先（らいんでまってる）は書かないでください', '会う約束（どようにえきまえであおう）はできません', '会う約束（あおうね）はできません', '連絡先《あとでディスコで》は書かないでください', 'LINE交換（しよう）はしないでください', 'LINE（らいんこうかんしよ）の交換はできません', '連絡先の交換（でぃーえむでね）はご遠慮ください', '119（らいんではなそう）に電話しましょう', '救急車（うちにおいで）を呼んでもらえますか',
    '警察（らいんでまってて）に電話しましょう', 'スタッフ（わたしのらいん）に声をかけてくださいね', '「ラインではなそう」は書かないでください', '「ラインで話そう」は、書かないでください', 'LINE（らいん）交換しよ（しないよ）', 'LINE交換しよ（しないよ）', '連絡先は書かないで（らいんにきて）ください', '連絡先は書かないでください（らいんではなそう）', '連絡先は書かないでください（らいんにきてね）', 'また明日（えきまえで）会いましょう', '来週（どようにえきで）また会いましょう', '[らいんではなそう]連絡先は書かないでください', '連絡先【らいんではなそう】は書かないでください', '連絡先(らいん)(で)(はなそう)は書かないでください',
  ])('[FI1] %s is held: in brackets nothing but how a word is read is left out', (text) => {
    expect(rowsInLog(text)).toEqual(['staff_line'])
  })

  it('[FI1] a no of staff lets nothing pass that stands in the line before', () => {
    const first = judgeLine('LINEで', { ...nobodyBefore, isStaff: true }).line
    expect(screen('話そう。連絡先は書かないでください', { atMs: 4_000, earlier: [first], isStaff: true }).isHeld).toBe(true)
  })

  it('[FI1] until next time is no parting beside a place in the line before', () => {
    const after = (earlier: string, ms: number) => screen('また会いましょう', { atMs: ms, earlier: [judgeLine(earlier, { ...nobodyBefore, isStaff: true }).line], isStaff: true }).isHeld
    expect(after('日曜14時、駅前で', 4_000)).toBe(true)
    expect(after('日曜14時、駅前で', 600_000)).toBe(false)
    expect(after('今日はありがとうございました', 4_000)).toBe(false)
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
