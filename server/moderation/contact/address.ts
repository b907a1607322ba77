// Where somebody lives, or is right now. The name of a town alone is talk; a block number, a house, or a place with "now" is not.
import type { Flat } from './flat.ts'
import { nowhere } from './matches.ts'
import type { Place } from './phone.ts'
import { findSigned, signOf, signsIn, type Signed } from './signs.ts'

const number = '[0-9一二三四五六七八九十〇]{1,4}'
const joint = '(?:丁目|番地|番|号|の|-|ー|~)'
const block = `${number}(?:丁目)?${joint}${number}(?:${joint}?${number}){0,2}(?:番地|番|号)?`
const notCount = '(?!\\s?(?:人|回|点|時|月|%|個|年|分|度|匹|本|枚|円|歳|位|戦|秒|キロ|きろ|kg|cm|km|ヶ|か月|週|勝|敗|対))'
const building = '(?:はいつ|荘|まんしょん|こーぽ|あぱーと|めぞん|れじでんす|びれっじ|団地|はいむ|ぱれす|ぐりーんひる|こーぽらす|びるでぃんぐ|たわー|しゃとー|こーと|社宅|寮|県営住宅|市営住宅|ひるず|はうす)'
const sign = {
  block: signOf('丁目'), town: signOf('市', '区', '町', '村'), prefecture: signOf('都', '道', '府', '県'), home: signOf('住所', '番地', 'うちは', '家は', '自宅は', '実家は', '住んでるのは', 'ところは'),
  number: signOf('番地', '号室'), building: signOf('はいつ', '荘', 'まんしょん', 'こーぽ', 'あぱーと', 'めぞん', 'れじでんす', 'びれっじ', '団地', 'はいむ', 'ぱれす', 'ぐりーんひる', 'びるでぃんぐ', 'たわー', 'しゃとー', 'こーと', '社宅', '寮', '県営住宅', '市営住宅', 'ひるず', 'はうす'),
  post: signOf('〒', '郵便番号'), dash: signOf('-'), block2: signOf('号棟'), nearest: signOf('最寄'), house: signOf('家', 'うち', 'あぱーと', 'まんしょん', '屋根', '住んで', '住み', '住まい', '団地', '部屋'), kana: signOf('まち', 'ちょう', 'むら'),
}
const spoken = '(?:いち|に|さん|よん|し|ご|ろく|なな|はち|きゅう|じゅう|[0-9]){1,3}'
const patterns: readonly Signed[] = [
  [sign.block, new RegExp(`(?:[都道府県市区町村郡字]|住所|番地)[^\\n。0-9]{0,10}?${number}丁目(?:${number}|の|-|番|号|地){0,8}`, 'gu')],
  [sign.town, new RegExp(`[市区町村][^\\n。、0-9 ]{0,8}?${block}${notCount}`, 'gu')],
  [sign.home, new RegExp(`(?:住所|番地|うちは|家は|自宅は|実家は|住んでるのは|ところは)[^\\n。]{0,14}?${block}${notCount}`, 'gu')],
  [sign.prefecture, new RegExp(`[都道府県][^\\n。、 ]{1,8}[市区町村郡][^\\n。、 0-9]{0,8}${number}(?:丁目|番|-|の)`, 'gu')],
  [sign.town, /[村町郡]大字[一-龠ぁ-ん]{1,6}[0-9一二三四五六七八九十]{1,5}/gu],
  [sign.number, new RegExp(`番地は${number}`, 'gu')],
  [sign.number, new RegExp(`${number}(?:番地|号室)`, 'gu')],
  [sign.building, new RegExp(`[一-龠ぁ-んa-z]{1,10}${building}(?:の|、|\\s)?[0-9]{2,4}(?:号室|号|室)?${notCount}`, 'gu')],
  [sign.post, new RegExp(`〒\\s?[0-9]{3}-?[0-9]{4}|郵便番号(?:は|:|が|、)?\\s?[0-9]{3}-?[0-9]{0,4}`, 'gu')],
  [sign.dash, new RegExp(`[0-9]{3}-[0-9]{4}\\s?[^\\n]{0,4}[都道府県市]`, 'gu')],
  [sign.block2, /団地の?\s?[0-9一二三四五六七八九十]{1,3}号棟|[0-9]{1,3}号棟[^\n]{0,4}[0-9]{2,4}/gu],
  [sign.nearest, /最寄り?(?:駅)?(?:は|が|、)\s?(?!どこ|何|なに)[一-龠ぁ-んa-z]{2,10}(?:駅|(?=[、。]))[^\n]{0,10}(?:出|歩|徒歩|分|家|すぐ|口)/gu],
  [sign.house, /[一-龠ぁ-ん]{2,8}(?:駅|校|公園|神社|寺|店|病院|交差点|こんびに|郵便局|役場|役所|ばす停|公民館|屋|小|中)(?:の|から|を)?[^\n。]{0,8}(?:徒歩[0-9一二三四五六七八九十]{1,2}分|歩いて[0-9一二三四五六七八九十]{1,2}分|裏|隣|となり|向かい|横の|すぐ|出て)[^\n。]{0,20}(?:家(?![電具族賃計])|うち|あぱーと|まんしょん|屋根|一軒家|住んで|住み|住まい|団地)/gu],
  [sign.house, /(?:家|うち|あぱーと|まんしょん|部屋)(?:は|の場所は|って|、)[^\n。]{0,12}[一-龠]{2,6}(?:駅|小学校|中学校|高校|公園|神社|寺|店|交差点)[^\n。]{0,6}(?:裏|隣|向かい|目の前|前|近く|すぐ|そば|徒歩|歩いて)/gu],
  [sign.kana, new RegExp(`(?:まち|ちょう|むら)\\s?[ぁ-ん]{0,7}\\s?${spoken}(?:の|-)${spoken}(?:(?:の|-)${spoken})?`, 'gu')],
  [sign.kana, new RegExp(`(?:し|く|まち|ちょう|むら)\\s?[ぁ-ん]{2,7}\\s?${spoken}ちょうめ`, 'gu')],
  [sign.building, new RegExp(`(?:こーぽ|めぞん|はいつ|まんしょん|あぱーと|れじでんす|しゃとー)\\s?[一-龠ぁ-んa-z]{1,8}(?:の|、|\\s)?\\s?[0-9]{2,4}(?:号室|号|室)?${notCount}`, 'gu')],
]

/** A name of two to six kanji, with what stands before it: told by its length, that no end of it is tried twice. */
const named = '(?:[一-龠ぁ-んa-z0-9]{0,6}[一-龠]{2}|[一-龠ぁ-んa-z0-9]{6}[一-龠]{3,6})'
/** The same behind up to six letters of anything. */
const namedBehind = '(?:[^\\n。]{0,6}[一-龠]{2}|[^\\n。]{6}(?:[一-龠ぁ-んa-z0-9]{1,6}[一-龠]{2}|[一-龠ぁ-んa-z0-9]{6}[一-龠]{3,6}))'
/** Where nothing is asked of what stands before the name, its last two kanji tell it; the rest is added to what is found. */
const nameEnd = '[一-龠]{2}'
const nameBefore = /[一-龠ぁ-んa-z0-9]{0,6}[一-龠]{0,4}$/u
const mostBefore = 10
const spot = '(?:駅|公園|図書館|神社|もーる|いおん|病院|広場|ほーむせんたー|たーみなる|ばす停|ほてる|すーぱー|店|橋|ぱーきんぐ|さーびすえりあ|役所|役場|空港|港|大学|高校|城|湖|通り|交差点|ふぁみれす|ねかふぇ|かふぇ)'
const liveSign = {
  spot: signOf('駅', '公園', '図書館', '神社', 'もーる', 'いおん', '病院', '広場', 'ほーむせんたー', 'たーみなる', 'ばす停', 'ほてる', 'すーぱー', '店', '橋', 'ぱーきんぐ', 'さーびすえりあ', '役所', '役場', '空港', '港', '大学', '高校', '城', '湖', '通り', '交差点', 'ふぁみれす', 'ねかふぇ', 'かふぇ'),
  position: signOf('gps', '位置情報', '現在地', 'いる場所', '緯度', '経度', '座標'), point: signOf('.'),
}
const live: readonly Signed[] = [
  [liveSign.spot, new RegExp(`(?:今|いま|現在)(?!度|日|年|月|週|朝|夜|晩|季|回|まで|では|でも|頃|ごろ)[、\\sは]?${named}${spot}[^\\n。]{0,12}(?:にい(?:る|ます)|いる(?:よ|ね|から)|来た|来て|ついた|着いた|待って|なう|のべんち|の前|で休|に座|にきた)`, 'gu')],
  [liveSign.spot, new RegExp(`(?:これから|いまから|今から|もうすぐ)[、\\s]?${named}${spot}[^\\n。]{0,10}(?:行く|行きます|向か|待って|着く)[^\\n]{0,20}(?:待って|着て|服|ぱーかー|りゅっく|帽子|めがね|かばん|赤|黒|白|青|来て|会)`, 'gu')],
  [liveSign.spot, new RegExp(`(?:今|いま)ね?[、は]?\\s?${named}${spot}[^\\n。]{0,12}(?:して(?:る|い)|しとる|いる|おる|着いた|座|待)[^\\n]{0,12}(?:近い|近く|来れる|来られる|会え|誰か|だれか)`, 'gu')],
  [liveSign.spot, new RegExp(`(?:今|いま|現在)${namedBehind}${spot}[^\\n。]{0,14}(?:とこ|ところ|前|横|中|裏|下|奥|階|番|ほーむ|べんち|噴水|階段|駐車場)[^\\n]{0,12}(?:着て|かぶって|りゅっく|帽子|きゃっぷ|傘|白い|黒い|赤い|青い|てんと|目印|見つけて|おいで|来て)`, 'gu')],
  [liveSign.position, /(?:gps|位置情報|現在地|今いる場所|いまいる場所|緯度|経度|座標)(?:を|は|の|、|:|貼|送|\s)[^\n]{0,10}(?:貼|送|共有|載せ|教え|[0-9]{2})/gu],
  [liveSign.point, /[0-9]{2,3}\.[0-9]{2,8}\s?[,、/ ]\s?[0-9]{2,3}\.[0-9]{2,8}/gu],
  [liveSign.point, /(?:maps\.app\.goo\.gl|goo\.gl\/maps|google\.(?:com|co\.jp)\/maps)[^\s]{0,60}/gu],
]
const liveByName: readonly Signed[] = [
  [liveSign.spot, new RegExp(`${nameEnd}${spot}[^\\n。]{0,8}なう`, 'gu')],
  [liveSign.spot, new RegExp(`${nameEnd}${spot}[^\\n。]{0,6}(?:[東西南北]口|中央口|改札|番線|べんち|入口|入り口|売り場|ふーどこーと|窓側|窓際|席|前|ほーむ)[^\\n。]{0,6}(?:にい(?:る|ます)(?:よ|ね|から|$|。|、)|待って(?:る|ます)|なう)`, 'gu')],
  [liveSign.spot, new RegExp(`${nameEnd}(?:${spot}|店)(?:に|で)(?:今|いま)(?:いる|います|座って|待って)`, 'gu')],
  [liveSign.spot, new RegExp(`${nameEnd}${spot}[^\\n]{0,16}(?:で|に)[^\\n]{0,6}(?:待って|座って|立って)(?:る|い|ま)[^\\n]{0,16}(?:着て|服|ぱーかー|りゅっく|帽子|めがね|かばん|赤|黒|白|青)`, 'gu')],
  [liveSign.spot, new RegExp(`${nameEnd}${spot}(?:の|、)?(?:[0-9一二三四五]{1,2}階)?(?:の[^\\n。]{0,6})?(?:に|で)(?:今|いま|もう)?[^\\n。]{0,4}(?:座って|待って|立って|いる(?:よ|ね)|います)[^\\n]{0,20}(?:席|窓|服|着て|帽子|ぱーかー|赤|黒|白|青|こーと|めがね|べんち)`, 'gu')],
  [liveSign.spot, new RegExp(`${nameEnd}${spot}の[^\\n。]{1,10}(?:前|横|とこ|ところ|裏|下|奥|べんち|石段|階段|駐車場|席)に(?:今|いま)?(?:いる|おる|います|おります)(?:よ|ね|から|けん|で|わ|$|。|、|\\n)`, 'gu')],
  [liveSign.spot, new RegExp(`${nameEnd}${spot}[^\\n。]{0,14}[、のに]\\s?(?:白|黒|赤|青|緑|紺|灰色|黄色|茶色)(?:い|の)?\\s?(?:軽|車|てんと|傘|りゅっく|帽子|きゃっぷ|ぱーかー|こーと|じゃんぱー|じゃけっと|まふらー)`, 'gu')],
  [liveSign.spot, new RegExp(`${nameEnd}${spot}前?の[^\\n。]{1,8}(?:に|で)(?:おる|いる)(?:よ|けん|で|から)[^\\n]{0,14}(?:席|窓|階|奥|前|横)`, 'gu')],
]

/** A digit, or a word of where: without them there is no address; without a word of now, nobody's whereabouts. */
const isSomewhere = signOf(...'0123456789一二三四五六七八九十〇', '最寄', '徒歩', '歩いて', '裏', '隣', '向かい', '近く', 'そば', 'まち', 'ちょう', 'むら', 'となり', '横の')
const mayBeNow = signOf('今', 'いま', 'なう', '現在', 'gps', '位置', '緯度', '経度', '座標', 'これから', 'もうすぐ', '待って', '座って', '立って', '口に', 'べんち', '番線', 'ほーむ', '改札', 'maps', '.', 'にいる', 'におる', 'にいま', '着て', '白い', '黒い', '赤い', '青い', '白の', '赤の', '黒の', '青の', '紺の', '緑の', '灰色')
const liveWords = /今|いま|なう|現在|gps|位置|緯度|経度|座標|これから|もうすぐ|待って|座って|立って|口に|べんち|番線|ほーむ|改札|maps|[0-9]\.[0-9]|に(?:おる|いる|いま)|着て|[白黒赤青緑紺][いの]|灰色/

/** Every pattern of a spot asks for a name of two kanji right before it: one look instead of all of them. */
const hasNamedSpot = new RegExp(`[一-龠]{2}${spot}`, 'u')

/** All of them, for whoever asks whether their signs hold. */
export const addressPatterns: readonly Signed[] = [...patterns, ...live, ...liveByName]
export const addressesIn = (flat: Flat): readonly Place[] => ((signsIn(flat) & isSomewhere) !== 0 ? findSigned(flat, patterns) : nowhere)

export function livePlacesIn(flat: Flat): readonly Place[] {
  const signs = signsIn(flat)
  const { text } = flat
  if ((signs & mayBeNow) === 0 || ((signs & (liveSign.position | liveSign.point)) === 0 && ((signs & liveSign.spot) === 0 || !hasNamedSpot.test(text)))) return nowhere
  if (!liveWords.test(text)) return nowhere
  const byName = findSigned(flat, liveByName).map(({ from, to }) => ({ from: from - (nameBefore.exec(text.slice(Math.max(0, from - mostBefore), from))?.[0].length ?? 0), to }))
  return [...findSigned(flat, live), ...byName]
}
