// A nickname is heard by everyone, so it is read as a line is (rule AC11): no way to be reached elsewhere, nothing against somebody. A
// name that is a cry for help is no way to be heard: it is refused with help beside it, and counts as nothing against whoever wrote it.
// What people call themselves, however hard, is theirs.
import type { Finding, Verdict } from '#shared/moderation'
import type { RefusalCode } from '#shared/refusal'
import type { Context } from '../context.ts'
import { kindOf } from './categories.ts'
import { flatten } from './contact/flat.ts'
import { sortVerdict } from './findings/sort-verdict.ts'
import { screen } from './screen.ts'
import { nobodyBefore } from './subject.ts'

type Lists = Pick<Context, 'wordLists' | 'publicNumbers' | 'publicPlaces'>

const self = '(?:自分|じぶん|俺|おれ|私|わたし|あたし|僕|ぼく|うち|わい)'
const goDie = '(?:死ね|しね(?![まら])|氏ね|たひね|死んでしまえ|死んじまえ|死んじゃえ|死ねばいい(?:のに)?|死んだ(?:ほう|方)がいい|消えろ|きえろ|消えてしまえ|消えればいい(?:のに)?|くたばれ|いなくなれ)[よや]?'
/** 死ね自分: said to oneself it is a cry. */
const againstSelf = new RegExp(`^(?:.{0,8}[なの])?${self}(?:なんか|なんて|は|が|も|よ)?(?:早く|はやく|もう|まじ|とっとと)?${goDie}$|^(?:早く|はやく|もう|まじ)?${goDie}(?:.{0,8}[なの])?${self}(?:なんか|め)?$`, 'u')
/** Hard words alone, of nobody in particular: デブ, こどおじ, メンヘラ. */
const wordsAlone: ReadonlySet<string> = new Set(['HA-13', 'HA-14', 'HA-15', 'HA-16', 'GA-63'])
const ofOthers = /お前|おまえ|てめ|あんた|あなた|こいつ|あいつ|そいつ|[奴輩]|やつ|みんな|皆|全員|ども|共$|たち|達|集ま|すたっふ|支援員|運営|ここ|(?<!子供|子ども|こども)部屋|(?<![じば])さん|くん|ちゃん|だろ|じゃん|来るな|くるな|帰れ/
const ofOneself = /^(?:[\p{L}\p{N}]{1,6}(?<!募集|歓迎|希望|好き))?(?:童貞|処女作)(?:です)?$/u

/** @returns null when it may be used */
export function unfitName({ wordLists, publicNumbers, publicPlaces }: Lists, name: string): RefusalCode | null {
  const read = (text: string): Verdict => screen(text, { ...nobodyBefore, book: wordLists.book(), publicNumbers, publicPlaces })
  const verdict = read(name)
  // Likeness was learned from lines: a name is too short to be like one.
  const findings = verdict.findings.filter(({ category }) => !category.startsWith('resembles_'))
  const { danger } = sortVerdict({ ...verdict, findings }, false)
  if (danger === 'urgent' || danger === 'imminent') return 'help_named'
  const flat = flatten(name).text
  if (againstSelf.test(flat.replace(/[^\p{L}\p{N}]/gu, ''))) return 'help_named'
  const isUnread = verdict.isHeld && !verdict.findings.some(({ isHolding }) => isHolding)
  const others = findings.filter((each) => !isOwnWord(each, flat))
  if (isUnread || others.some((each) => isGrave(each))) return 'nickname_unfit'
  // The same words about somebody: スタッフはクズ.
  if (others.some(({ rule }) => wordsAlone.has(rule))) return 'nickname_unfit'
  // A word that would hurt when it is said to others may be what somebody calls themselves: 無職, ニート.
  return others.some(({ isHolding }) => isHolding) && read(`${name}です`).isHeld ? 'nickname_unfit' : null
}

function isOwnWord({ category, severity, rule }: Finding, name: string): boolean {
  if (category === 'vulgar' || category === 'solicit_sexual') return ofOneself.test(name)
  return category === 'harassment' && severity === 'watch' && wordsAlone.has(rule) && !ofOthers.test(name)
}

function isGrave({ category, severity, isHolding }: Finding): boolean {
  return kindOf(category) === 'target' ? severity !== 'watch' : isHolding
}
