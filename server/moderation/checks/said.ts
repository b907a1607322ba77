// What the lists find in the line, and in the line together with those sent within a breath before it (split words, split sentences).
import type { Finding } from '#shared/moderation'
import { isWordOfContact } from '../categories.ts'
import { isJapanese } from '../likeness/is-japanese.ts'
import { resembling } from '../likeness/resembling.ts'
import { slotsOf } from '../likeness/slots.ts'
import { weigh } from '../likeness/weigh.ts'
import { weights, type Weights } from '../likeness/weights.ts'
import { holdsOpenNumber } from '../contact/phone.ts'
import { publicAddressesIn, publicPagesIn } from '../contact/public-places.ts'
import type { Book } from '../phrases/book.ts'
import { findPhrases, type Found } from '../phrases/find-phrases.ts'
import type { Hits } from '../phrases/hits.ts'
import { read, spanOf, type Reading } from '../reading/reading.ts'
import { placesOf } from '../reading/read-units.ts'
import { ruleBook } from '../rule-book.ts'
import type { Subject } from '../subject.ts'
import { hear, joinedOf, linesJustBefore, toldFromEnds } from './just-before.ts'

const nobodys: ReadonlySet<string> = new Set()

export const said = saidWith(toldFromEnds)

/**
 * @param mayMeanMore could there be more in the lines together than in each alone? To read all of them again is dear.
 * @param weighedBy other weights than the house's: those that have not learned from what they are measured on
 */
export function saidWith(mayMeanMore: typeof toldFromEnds, weighedBy: () => Weights = weights): (subject: Subject) => Finding[] {
  return (subject) => findingsOf(subject, mayMeanMore, weighedBy)
}

function findingsOf(subject: Subject, mayMeanMore: typeof toldFromEnds, weighedBy: () => Weights): Finding[] {
  const { text, reading, context, line } = subject
  const book = context.book ?? ruleBook()
  const before = linesJustBefore(book, text, context)
  const { found, hits, isLowered } = findPhrases(book, reading)
  const own = hear(line, book, reading, hits)
  const findings: Finding[] = []
  for (const each of found) findings.push(asFinding(each, spanOf(reading, each.from, each.to)))
  // Those on duty speak of what others are in: their own lines are like nothing but that.
  if (!context.isStaff) for (const each of likeOthers(book, weighedBy(), reading, hits, findings, isLowered, text.length)) if (isMeant(each, subject)) findings.push(each)
  if (isLowered && aside.test(text)) for (const each of offeredBeside(book, text, findings)) findings.push(each)
  if (before.length === 0 || !mayMeanMore(book, before, own, text)) return findings
  const joined = joinedOf(before)
  const together = read(joined + text)
  for (const each of findPhrases(book, together).found) {
    const [from, to] = spanOf(together, each.from, each.to)
    if (from >= joined.length || to <= joined.length || findings.some(({ rule }) => rule === each.rule.id)) continue
    if (isCrossing(together, each, joined.length)) findings.push(asFinding(each, [0, Math.min(text.length, to - joined.length)]))
  }
  return findings
}

function likeOthers(book: Book, by: Weights, reading: Reading, hits: Hits, found: readonly Finding[], isLowered: boolean, length: number): Finding[] {
  if (!isJapanese(reading.typed)) return []
  return resembling(weigh(slotsOf(reading, hits, book.classSlots), by), found, isLowered, [0, length])
}

/** Words in brackets that do not say who told it, or with whom. */
const aside = /[(（](?!って|と)[^()（）]{2,60}(?<![とにら])[)）]/u
const asides = new RegExp(aside.source, 'gu')

/** A no in brackets takes back nothing of what stands outside of them, where that draws somebody away: LINE交換しよ（禁止だけど）. */
function* offeredBeside(book: Book, text: string, findings: readonly Finding[]): Generator<Finding> {
  for (const each of findPhrases(book, read(text.replace(asides, ''))).found) {
    const offer = asFinding(each, [0, text.length])
    if (offer.isHolding && isWordOfContact(offer) && !findings.some(({ rule }) => rule === offer.rule)) yield offer
  }
}

/** By the line, mail or telephone of an office, a hospital or a help line. */
const lineOfHelp = /(?:せんたー|窓口|ほっとらいん|役所|役場|病院|くりにっく|保健所|主治医)(?:さん|の人|の先生)?(?:の公式|の|に|へ|と)は?(?:らいん|line|めーる|電話|ちゃっと)(?:[でにへ]|から)/u

/** Whoever passes on a number, page or address that everyone may write, or says that an office is written to, looks like one who gives his own away: help lines pass (MO3). */
function isMeant({ category }: Finding, { flat, digits, context }: Subject): boolean {
  if (category !== 'resembles_personal' && category !== 'resembles_contact') return true
  if (category === 'resembles_contact' && lineOfHelp.test(flat.text)) return false
  return !holdsOpenNumber(digits, context.publicNumbers ?? nobodys) && publicPagesIn(flat, context.publicPlaces).length === 0 && publicAddressesIn(flat, context.publicPlaces).length === 0
}

/** Something of it must have been said in the newest line, and something before. */
function isCrossing({ units }: Reading, { from, to }: Found, start: number): boolean {
  const places = placesOf(units)
  return (places.from[from] ?? 0) < start && (places.to[to - 1] ?? 0) > start
}

function asFinding({ rule, severity, isHolding }: Found, span: [number, number]): Finding {
  return { category: rule.category, severity, rule: rule.id, span, isHolding }
}
