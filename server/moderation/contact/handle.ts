// Names and links by which a person is found elsewhere: LINE, Discord, X, Instagram, Kakao, Telegram, Skype, friend codes, addresses of
// those services. The word alone is talk; the word with a name beside it is a contact.
import type { Digits } from './digits.ts'
import type { Flat } from './flat.ts'
import { matchesOf, nowhere } from './matches.ts'
import type { Place } from './phone.ts'

const service = '(?:l\\s?[i1]\\s?n\\s?e|らいん|らいそ|ﾗｲﾝ|緑の(?:やつ|あぷり|あれ|の)|discord|でぃすこ(?:ーど)?|でぃす|twitter|ついったー?|ついった|つい垢|旧twitter|\\(旧twitter\\)|(?<![a-z])x(?=[^a-z])|instagram|insta(?![a-z])|いんすた(?:ぐらむ)?|すたぐらむ|いんす|いそすた|kakao(?:talk)?|[かヵ][かヵ][おぉ](?:とーく)?|telegram|てれぐらむ|てれぐら|signal|しぐなる|skype|すかいぷ|wechat|うぃーちゃっと|whatsapp|わっつあっぷ|snapchat|すなちゃ|tiktok|てぃっくとっく|bereal|びーりある|ふれこ|ふれんどこーど|zenly|whoo|threads|すれっず|facebook|ふぇいすぶっく|bluesky|ぶるすか|mastodon|ますとどん|pixiv|ぴくしぶ|psn|steam|すちーむ|switch|すいっち|ぱられる|spoon|すぷーん|つい|垢|あかうんと|鯖)'
const handle = '(?:@?[a-z0-9][a-z0-9._-]{3,29}(?:#\\d{4})?)'
const beside = new RegExp(`${service}[^a-z0-9\\n@#]{0,14}(?:(?:id|name|名|user)[^a-z0-9\\n@]{0,6})?(${handle})`, 'gu')
// Only where a name begins: a long run of letters is looked at once, not from each of its letters.
const after = new RegExp(`(?<![a-z0-9@._-])(${handle})[^a-z0-9\\n]{0,8}(?:で|って|が|、)?[^a-z0-9\\n]{0,6}(?:検索|追加|ふぉろー|申請|友達|登録|だよ|です|よろしく|って(?:名前|id)|てい(?:う|い)(?:id|垢))`, 'gu')
const idWord = new RegExp(`(?:\\bid|あいでぃー?|ゆーざー名|ゆーざーねーむ|あかうんと名?|垢名?|ゆーざーid)\\s{0,2}(?:は|:|、|が|って|=)?\\s{0,2}(${handle})`, 'gu')
const mention = /(?<![a-z0-9._%+-])@[a-z0-9_][a-z0-9_.]{3,29}/gu
/** Short numbers of the state's own help lines are nobody's name. */
const tagged = /[a-zぁ-ん一-龠0-9_.]{2,20}#(?!9110|8008|8000|8103|8891|7119)\d{4}(?!\d)/gu
const link = /(?:discord(?:app)?\s?\.\s?(?:gg|com\/invite)|line\s?\.\s?me|lin\s?\.\s?ee|t\s?\.\s?me|wa\s?\.\s?me|instagram\s?\.\s?com|(?:twitter|x)\s?\.\s?com|tiktok\s?\.\s?com|kakao\s?\.\s?com|bere\.al|facebook\s?\.\s?com|fb\s?\.\s?me|open\.kakao|signal\.me|snapchat\.com|skype\.com|lit\.link|linktr\.ee|profcard|marshmallow-qa|peing\.net|forms\.gle|zoom\.us\/j|meet\.google)\s?\/?\s?[a-z0-9/_.?=~+@-]{0,60}/gu
const live = /\blive:[a-z0-9._-]{3,40}/gu
const bySign: readonly [string, RegExp][] = [['@', mention], ['#', tagged], ['.', link], ['live:', live]]
const wordOnly = /^(?:pay|music|news|game|games|manga|mobile|works?|stamp|store|live|vision|bot|nitro|server|voice|japan|file|files|games?|windows|android|iphone|ipad|apple|google|youtube|https?|www|wifi|time|line|code|apex|steam|switch|play|station|hello|thank|thanks|okay|good|nice|story|stories|reels?|post|user|name|test|mail|gmail|blog|home|free|black|white|blue|green|twitter|instagram|discord|xbox|deck|lite|2024|2025|2026|2023|20\d\d)$/

/** A thing's number, not a person's name. */
const madeBy = /(?:型番|品番|製品番号|機種|もでる|ばーじょん|しりある)[はがの:\s]{0,2}$/
const friendCode = /(?:sw|ふれこ|ふれんどこーど|ふれんど番号)/

export function handlesIn({ text, hasLatinOrDigit }: Flat, runs: readonly Digits[]): readonly Place[] {
  if (!hasLatinOrDigit && runs.length === 0) return nowhere
  const found: Place[] = []
  const note = (index: number, length: number): void => void found.push({ from: index, to: index + length })
  if (hasLatinOrDigit) {
    for (const match of matchesOf(text, beside)) if (isName(match[1] ?? '', match[0])) note(match.index, match[0].length)
    for (const match of matchesOf(text, idWord)) if (isName(match[1] ?? '', 'id:')) note(match.index, match[0].length)
    for (const match of matchesOf(text, after)) if ((match[1] ?? '').length >= 6 && isStrongName(match[1] ?? '') && !madeBy.test(text.slice(Math.max(0, match.index - 8), match.index))) note(match.index, match[0].length)
    for (const [sign, pattern] of bySign) if (text.includes(sign)) for (const match of matchesOf(text, pattern)) if (!/^@(?:20\d\d|\d+)$/.test(match[0])) note(match.index, match[0].length)
  }
  for (const { digits, from, to, parts } of runs) {
    if (digits.length === 12 && parts.length >= 3 && friendCode.test(text.slice(Math.max(0, from - 16), from))) note(from, to - from)
  }
  return found
}

/** A name beside a service's word: anything but a word of its own; letters alone need a sign that a name follows. */
function isName(name: string, whole: string): boolean {
  const bare = name.replace(/^@/, '')
  if (wordOnly.test(bare) || /^\d{1,5}$/.test(bare)) return false
  // Only figures: a number, whatever its parts are joined by; and a hotline is a line of help.
  if (/^[\d._-]+$/.test(bare)) return /id|:|番号|こーど|検索|追加/.test(whole) && bare.length >= 6 && !/ほっとらいん/.test(whole)
  return isStrongName(bare) || name.startsWith('@') || /id|:|名|は|検索|追加|で/.test(whole)
}

const isStrongName = (name: string): boolean => /[a-z]/.test(name) && (/\d/.test(name) || /[_.]/.test(name.slice(1, -1)) || name.startsWith('@')) && !/^(?:https?|www|(?:mr|ms|mrs|dr|st|no)\.)/.test(name) && !/^\d+(?:cm|kg|km|mm|ml|mg|fps|gb|mb|tb|px|th|st|nd|rd|am|pm|min|sec|yen|hz|ghz|mhz|k|d|g|l|m|w)$/.test(name) && !/^(?:mp3|mp4|ps[1-6]|h264|usb\d|4k|8k|covid19|covid-19|ff\d+|dq\d+|p[1-9]|v\d|ver\.?\d)/.test(name)
