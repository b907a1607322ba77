// Letters put in place of 死 and 殺 to slip past readers (氏にたい, タヒぬ, 自○, しにたい): read as what they stand for, but only where
// the letters around them make the word: 田中氏に対して and わたしにたいして stay what they are.
import { placesOf } from './read-units.ts'
import { flag, flagsAt, gap, gapBefore, type Units } from './units.ts'
import { UnitsMaker } from './units-maker.ts'

/** How a word for dying goes on; after たい comes only what can follow a wish. */
const wishEnds = '(?=$|や(?!き)|よ(?!う[がをはも])|[ んのょなねっけわゎとかがぞぜくみでwー笑草人時夜日程勢民系もは。]|し(?![てた])|から|きもち|気|です|ます|ほど|くらい|ぐらい|あ|い$|い )'
const goesOn = new RegExp(
  `^(?:[に二2煮似](?:(?:た|煮|似)?(?:たい|夕い|たひ|たあい|鯛|体い|体)${wishEnds}|た(?:く(?!さん)|[かみすがけさ])|て[えぇ]?(?=$| )|て[えぇ]|でえ(?=$| )|ま[すし]|とう)|に鯛|に隊|に煮たい|` +
  'ぬ(?=$|[ し予か日よなねわのんっとほつきま気方w笑ーばぞぜから時日べやぅこく])|のう(?=$|[ かとよっぜねなや])|んで(?=$|[ しもいくみらまんるきこほ楽終])|んだ(?=$|[ らほ方っけしよの])|んじ[まゃ]|ね(?=$|[ るばたなまよwかごくや]))', 'u')
/** Before し in kana: the start, or a word that ends there. */
const kanaMayStart = /(?:^|[ 日夜今私俺僕緒局晩朝ぬ]|もう|ほんと|ほんとに|うに|まじ|まじで|やく|いま|きょう|こんや|いっそ|ぜんぶ|でも|から|けど|って|とか|[はがもをねよさで]|すぐ|ずっと|ただ|あした|わたし|おれ|ぼく|しょに|ない|やば|むり|ああ|だめ|だめだ|たく|つら|よる|ょう|した|そろ|くに|なんか|なんて|じぶん|さき|あと|あとは|はやく|とりで|んどこそ|ほんま|がち|がちで|がちに|まいにち|んや|げつ|うざ|いって|とうに|せっかく|おや|けん|さか|たら|ってる|まえに|たりで)$/u
/** しね alone is an order; after a particle it is only the end of a sentence (ですしね). */
const orderMayStart = /(?:^|[ ])$|もう$|やく$|早く$|さっさと$|まじ$|まえ$|前$|まじで$|[ぬ]$/u
const glyphs = '氏市詩史士志至四4歹師誌'
const always = '屍'
const nameBefore = /[\p{Script=Han}\p{Script=Katakana}\d]$/u
const timeBefore = /[今日夜朝晩私俺僕緒局度全急]$/u
const selfKill = /^(?:自|じ)(?:氏|市|4|四|タヒ|○|殺つ?|さつ|サツ|さっ|刹|56|シ|死)(?=$| |[しシすスさをのもがでは考かカ願未念企衝っ方ほ])/u
const selfMayStart = /(?:^|[ はがをもで、。らうくたにいっ])$/

/** Marks that hide a letter: 自○, ○にたい, 首〇り. */
const hidden = /(?<=自)[○〇◯●*＊×✕xX＿_△▲▽■□◇√✓☓❌✖※#＃](?=$|[しすさをのもが考願未]|\s)|(?<=^|[^\p{L}\p{N}○〇◯●*＊×✕△▲▽■□◇]|もう|はやく|早く|まじ|まじで|ほんとに|本当に|ほんま|今日|今夜|明日|今から|これから|いまから|緒に|っと|[はがをもでねよにらくりかと俺私僕])[○〇◯●*＊×✕△▲▽■□◇☠💀⚰](?=\uFE0F?に(?:た(?:い(?!し|す)|く|す|み)|ます|て[えぇー])|ぬ|んで(?:し|も|い|や)|のう|ね(?:ば|よ|$|[^\p{L}])|んだ(?:ほう|方|ら))|(?<=じ)[○〇◯●*＊×✕](?=つ(?:し|を|考|願|の))|(?<=[じジぢ][さサ])[○〇◯●*＊×✕xX＿_](?=[しすをが考願の])|(?<=首)[○〇◯●*＊×✕](?=り(?:たい|した|ます|そう|$)|ろう|った|って(?:死|終))|(?<=死に)[○〇◯●*＊×✕](?=い)|(?<=死)[○〇◯●*＊×✕△▲▽■□◇](?=た[いくすみ]|て[えぇ])/gu
const hides = /[☠💀⚰○〇◯●*＊×✕xX＿_△▲▽■□◇√✓☓❌✖※#＃]/u

const insteadOf: Record<string, string> = { 自: '殺', 死: 'に', に: 'た', じ: 'さ', さ: 'つ', サ: 'つ', 首: '吊' }

export const hasHidingMarks = (typed: string): boolean => hides.test(typed)

/** Offsets of hiding marks in the text as typed, with the letter each stands for. */
export function hiddenLetters(typed: string): Map<number, string> | null {
  const found = new Map<number, string>()
  for (const match of typed.matchAll(hidden)) found.set(match.index, insteadOf[typed.charAt(match.index - 1)] ?? '死')
  return found.size === 0 ? null : found
}

/** What may stand for a letter, and what must follow near it for the question to arise at all. */
const suspects = /[氏市詩史士志至四4歹屍師誌し][にぬのんね二2煮似]|[タ夕][ヒ匕]|自[氏市4四タ○殺じさ刹5サシ]|じ[氏市4四殺さ刹5○]|死[二2煮似]|死に鯛/u
const maker = new UnitsMaker()

/** The first and the second letters of those, some others sharing their places: of few lines more has to be asked. */
const first = 1
const second = 2
const stands = new Uint8Array(1024)
for (const each of '氏市詩史士志至四4歹屍師誌しタ夕自じ死') stands[each.charCodeAt(0) & 1023] = first
for (const each of 'にぬのんね二2煮似ヒ匕氏市4四タ○殺じさ刹5サシ') stands[each.charCodeAt(0) & 1023] = (stands[each.charCodeAt(0) & 1023] ?? 0) | second

/** Could a game be in these two letters, one behind the other? */
export const mayPlay = (one: number, other: number): boolean => ((stands[one & 1023] ?? 0) & first) !== 0 && ((stands[other & 1023] ?? 0) & second) !== 0

export const isSuspect = ({ plain, letters }: Units): boolean => isSuspectIn(plain) || (letters !== plain && isSuspectIn(letters))
const isSuspectIn = (letters: string): boolean => mayBeSuspect(letters) && suspects.test(letters)

function mayBeSuspect(letters: string): boolean {
  let before = 0
  for (let at = 0; at < letters.length; at += 1) {
    const own = stands[letters.charCodeAt(at) & 1023] ?? 0
    if ((before & first) !== 0 && (own & second) !== 0) return true
    before = own
  }
  return false
}

/** @param units are suspect */
export function readGames(units: Units): Units {
  const { plain, letters } = units
  let hasAny = false
  let done = 0
  for (let at = 0; at < letters.length; at += 1) {
    if (!mayBegin(plain, letters, at)) continue
    const replaced = replacementAt(units, plain, letters, at)
    if (replaced === null) continue
    if (!hasAny) maker.begin(true)
    hasAny = true
    maker.copy(units, placesOf(units), done, at)
    const { length, word } = replaced
    const { from, to } = placesOf(units)
    for (let i = 0; i < word.length; i += 1) {
      const isLast = i === word.length - 1
      const flags = (flagsAt(units, at) & flag.quoted) | (isLast ? flagsAt(units, at + length - 1) & flag.asked : 0)
      maker.push(word.charCodeAt(i), word.charCodeAt(i), from[Math.min(at + i, at + length - 1)] ?? 0, to[isLast ? at + length - 1 : at + i] ?? 0, gapBefore(units, at + i), flags)
    }
    done = at + length
    at = done - 1
  }
  if (!hasAny) return units
  maker.copy(units, placesOf(units), done, letters.length)
  return maker.made(units.typed)
}

const beginnings = 'タ夕自死氏市詩史士志至四4歹屍師誌'

function mayBegin(plain: string, letters: string, at: number): boolean {
  const kana = letters.charAt(at)
  return kana === 'し' || kana === 'じ' || beginnings.includes(plain.charAt(at))
}

function replacementAt(units: Units, plain: string, letters: string, at: number): { length: number; word: string } | null {
  const one = plain.charAt(at)
  const ahead = (of: string): string => spaced(units, of, at + 1, 8)
  const behind = (): string => spacedBefore(units, plain, at, 4)
  if ((one === 'タ' || one === '夕') && 'ヒ匕'.includes(plain.charAt(at + 1) || ' ')) {
    // タヒチ is an island.
    return /[\u30a1-\u30f4]/.test(plain.charAt(at + 2)) && !goesOn.test(letters.slice(at + 2, at + 8)) ? null : { length: 2, word: '死' }
  }
  if (one === '自' || letters.charAt(at) === 'じ') {
    const match = selfKill.exec(plain.charAt(at) + ahead(plain)) ?? (letters.charAt(at) === 'じ' && selfMayStart.test(behind()) ? selfKill.exec(letters.charAt(at) + ahead(letters)) : null)
    return match === null || match[0] === '自殺' ? null : { length: match[0].length, word: '自殺' }
  }
  if (one === '死') {
    const match = /^[二2煮似](?:たい|たく|タイ|体い|夕い|体(?=$))/u.exec(letters.slice(at + 1, at + 4)) ?? (letters.startsWith('に鯛', at + 1) ? ['に鯛'] : null) ?? (letters.startsWith('煮たい', at + 1) ? ['煮たい'] : null)
    return match === null ? null : { length: 1 + match[0].length, word: match[0].endsWith('く') ? '死にたく' : '死にたい' }
  }
  const isGlyph = glyphs.includes(one)
  const isKana = letters.charAt(at) === 'し'
  if (!isGlyph && !isKana && !always.includes(one)) return null
  const next = ahead(letters)
  const match = goesOn.exec(next)
  if (match === null) return null
  if (isGlyph && nameBefore.test(behind()) && !timeBefore.test(behind())) return null
  if (isKana && !(next.startsWith('ね') ? orderMayStart : kanaMayStart).test(behind())) return null
  if (next.startsWith('に鯛') || next.startsWith('に隊')) return { length: 3, word: '死にたい' }
  if (/^[二2]たい/u.test(next)) return { length: 4, word: '死にたい' }
  return { length: 1, word: '死' }
}

/** The letters from a place on, with a space where a gap stands. */
function spaced(units: Units, letters: string, from: number, count: number): string {
  let out = ''
  for (let at = from; at < Math.min(letters.length, from + count); at += 1) out += (isParted(units, at) ? ' ' : '') + letters.charAt(at)
  return out
}

function isParted(units: Units, at: number): boolean {
  const strength = gapBefore(units, at)
  return strength !== gap.none && strength !== gap.message && !isSpelledAt(units, at)
}

function spacedBefore(units: Units, letters: string, at: number, count: number): string {
  if (gapBefore(units, at) > 0) return ' '
  let out = ''
  for (let i = Math.max(0, at - count); i < at; i += 1) out += (gapBefore(units, i) > 0 ? ' ' : '') + letters.charAt(i)
  return at === 0 ? ' ' : out
}

/** Between letters that stand one by one a gap is part of the game. */
export function isSpelledAt(units: Units, at: number): boolean {
  // The last of them may go on: ジ・サ・ツしたい.
  return standsAlone(units, at - 1) && (standsAlone(units, at) || (gapBefore(units, at) !== gap.none && standsAlone(units, at - 2)))
}

function standsAlone(units: Units, at: number): boolean {
  const { length } = units.letters
  return at >= 0 && at < length && gapBefore(units, at) > 0 && (at === length - 1 || gapBefore(units, at + 1) > 0)
}
