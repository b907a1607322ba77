// A nickname is read as a line is; ordinary names, and all that the house suggests, pass.
import { describe, expect, it } from 'vitest'
import { unfitName } from '#server/moderation/judge-name'
import { noPublicPlaces } from '#server/moderation/contact/public-places'
import { ruleBook } from '#server/moderation/rule-book'
import { makeWordLists } from '#server/moderation/word-lists/running-lists'
import { nicknames as easy } from '#shared/texts/easy/nicknames'
import { nicknames as en } from '#shared/texts/en/nicknames'
import { nicknames as ja } from '#shared/texts/nicknames'

const lists = { wordLists: { ...makeWordLists(), book: ruleBook }, publicNumbers: new Set<string>(), publicPlaces: noPublicPlaces }
const judge = (name: string) => unfitName(lists, name)

const ordinary = `
あおい あかね あかり あき あきら あさひ あすか あずき あまね あめ あやめ あられ あんこ いおり いちご いちじく いちろ うさぎ うみ うめ うめぼし えだまめ おかゆ おこめ おにぎり おはぎ おもち かえるのこ かき かぜ かぼちゃ かもめ きつね きなこ
くじら くま くまのみ くらげ くるみ くろねこ けむり こうめ ここあ こだま こたつ ことり こはる こまめ ごま ごろう さくら さくらんぼ ささみ さんま さち さとうきび しおり しじみ しずく しば しらす しろ しろくま すずめ すばる すみっこ せみ そら そらまめ だいず
たぬき たま だんご ちくわ ちゃちゃ つき つくね つばめ つむぎ てんとう とうふ とまと とんぼ なぎ なつ なっとう ななし ななせ なみ にじ にぼし にゃんこ ぬこ ねぎ ねこ ねむい人 のはら のんびり はちみつ はと はな はなび はにわ はる ひかり ひつじ ひなた ひまわり
ひよこ ふうせん ふくろう ふじ ふゆ ぺんぎん ほし ほたる ほっけ まぐろ まこと まつり まめ まめしば みお みかん みけ みずき みどり みなみ みみずく むぎ むぎ茶 めだか もち もなか もみじ もも やぎ やまびこ ゆうひ ゆき ゆず ゆめ よもぎ餅 らくだ りす りんご るり れもん わかめ わたあめ
アオ アキラ クロ ケン コウ サボテン シロ ソラ タロウ ナナ ノア ハル ヒロ フミ マル ミルク メイ ユウ ユキ リク リン レイ ロン ワン コーヒー ココア ポテト バニラ モカ チョコ クッキー プリン ゼリー パンダ ライオン オリオン ミント ラムネ サイダー
海 空 星 月 風 雪 森 山猫 夜更かし 朝寝坊 三毛猫 黒猫 白猫 柴犬 金魚 文鳥 緑茶 麦茶 紅茶 珈琲 豆腐 味噌汁 卵焼き 梅干し 散歩 昼寝 読書 窓辺 夕焼け 雨音 小鳥 野良猫 眠り猫 冬眠中 名無し 通りすがり 新人 初心者 昭和の人 団塊 専業主夫 元会社員 夜勤明け 四十路 五十代男 40代の猫 30代女 還暦 引きこもり歴10年 ひきこもり 無職 ニート 陰キャ 主婦 学生 浪人生 不登校児 アラフォー おじさん おばさん じいじ ばあば 一人 孤独な狼 さみしがり 疲れた人 だるい ねむれない よわむし 泣き虫 こわがり 人見知り 無口 ぼっち 社会不安 うつ病 発達障害 HSP 鬱 病み期 つらい人 もう無理 がんばらない 生きてるだけ 死神 ゾンビ おばけ 幽霊部員 影 闇 無 空っぽ 透明 消しゴム きえる魔球 殺風景 必殺仕事人 首長竜 首なし鶏 ナイフ投げ 刺身 飛び魚 飛行機 落ち葉 沈丁花 海底 線路は続く 屋上菜園 毒きのこ 薬草 電車好き 橋の下 ロープウェイ 縄文人
sky moon rain cat neko kuma taro hana yuki mike Noir Leo Luna momo_chan user1 guest 007 a b2 X line-up LINEスタンプ好き インスタント麺 ツイストドーナツ スカイブルー テレビっ子 ラインダンス 電話きらい メール苦手 東京 大阪のおかん 北海道 沖縄 京都人 埼玉 横浜の猫 博多っ子 さいたま市民 高校中退 大学8年生 会社やめた 山田 佐藤さん 鈴木 たけし ゆうこ まさみ けんじ かずこ トム John Mary
`.trim().split(/\s+/)

describe('a nickname', () => {
  it('[AC11] that is ordinary passes, and so does every one that the house suggests', () => {
    expect(new Set(ordinary).size).toBeGreaterThan(200)
    expect([...ordinary, ...ja, ...easy, ...en].filter((name) => judge(name) !== null)).toEqual([])
  })

  it.each(['らいん:abc123', 'LINE kumako77', 'カカオid:aoi9', '@kumako_77', 'あおい#1234', 'taro@example.jp', 'lin.ee/abc77', '090-0123-4567', 'ぜろきゅうぜろ0123456', '〇九〇一二三四五六七八', 'インスタ→aoi_9', '死ねきもい', '消えろカス', 'おまえ殺す', 'ガイジ', '住所さらすぞ', 'エロい写真送れ'])('[AC11] %s is refused as unfit', (name) => {
    expect(judge(name)).toBe('nickname_unfit')
  })

  it.each(['デブ', 'ブス', 'ハゲ', 'ジジイ', 'クズ', 'こどおじ', 'メンヘラ', '童貞', '40歳童貞', 'ゴミ人間', '処女作', 'クズ人間です', '役立たず', '負け犬', '底辺', '社会のゴミ', '穀潰し', 'バカ', 'ブスな主婦', '子供部屋おじさん', 'シネマの私'])('[AC11] %s is what somebody calls themselves, and passes', (name) => {
    expect(judge(name)).toBeNull()
  })

  it.each(['死ね', '消えろ', 'ニート死ね', '死ね全員', 'おじさん死ね', 'お前ブス', 'お前ら全員クズ', 'みんなバカ', 'クズの集まり', 'スタッフはクズ', 'ブスは来るな', 'キチガイ', '池沼', '在日帰れ', '障害者は消えろ', 'まんこ', '処女募集', 'JK処女', '童貞募集', '童貞LINE aoi77', 'デブ@aoi_77'])('[AC11] %s is against others, or reaches elsewhere, and is refused as unfit', (name) => {
    expect(judge(name)).toBe('nickname_unfit')
  })

  it.each(['死ね自分', '自分死ね', '消えろ自分', '自分消えろ', 'しね、俺', '俺なんか死ね', '死ねよ私', 'こんな自分死ね', '死ね！自分！', '消えろダメな自分', '自分なんか消えろ'])('[AC11] %s is said to oneself: refused with where help is', (name) => {
    expect(judge(name)).toBe('help_named')
  })

  it.each(['死にたい', 'しにたい', '今から死にます', '一緒に死のう', 'タヒにたい', '今夜首を吊る'])('[AC11] %s is refused with where help is', (name) => {
    expect(judge(name)).toBe('help_named')
  })
})
