// Learns the weights of likeness (decision 019) from the project's own labelled lines and ordinary talk put together: one head
// after the other, so that what is and what is not lie as far apart as they can, and no single word decides.
import { createHash } from 'node:crypto'
import { slotCount, slotsOf } from '#server/moderation/likeness/slots'
import { heads, laidOut, type Head, type Weights } from '#server/moderation/likeness/weights'
import { findPhrases } from '#server/moderation/phrases/find-phrases'
import { read } from '#server/moderation/reading/reading'
import { lineMark } from '#server/moderation/reading/read-units'
import { ruleBook } from '#server/moderation/rule-book'
import { makeChance } from '../../measure/random.ts'
import { held } from '../figures.ts'
import type { LabelledLine } from '../labelled-lines.ts'
import { makeOrdinary } from './make-ordinary.ts'
import { makeRenaming } from './rename.ts'

const ordinaryLines = 9_000
const rounds = 20
/** How much one line on the wrong side weighs against small weights. */
const strictness: Record<Head, number> = { danger: 0.3, imminent: 0.3, hurt: 0.3, grave: 0.3, contact: 0.3, personal: 0.3 }
const byLength = 0.4
const byRarity = 1.5
/** A weight is kept as one of so many steps to either side: finer ones found nothing more. */
const steps = 31
/** How often a line that tells who somebody is is read, each time with other names. */
const namings = 3

type Example = { slots: Int32Array; is: Record<Head, boolean>; isDanger: boolean; isOfForm: boolean }

export function slotsOfText(text: string): Int32Array {
  const reading = read(text.replaceAll('␤', lineMark))
  const { places, count } = slotsOf(reading, findPhrases(ruleBook(), reading).hits, ruleBook().classSlots)
  return places.slice(0, count)
}

/** Somebody may be in danger: what is said against others is another matter. */
const isOfDanger = ({ category, severity }: LabelledLine): boolean => (severity === 'urgent' || severity === 'imminent') && !held.harassment(category) && !isOfContact(category)
const isOfContact = (category: string): boolean => held.contact(category) || category === 'solicit_money_job' || category === 'solicit_religion_mlm'
/** Numbers, names and addresses are told by their form: of the letters around them only that somebody tells them is learned. */
const isOfForm = (category: string): boolean => held.pii(category) && category !== 'pii_negative'

function exampleOf(line: LabelledLine): Example {
  const { category, severity, text } = line
  const isDanger = isOfDanger(line)
  const isMeant = severity !== 'none'
  const isHurt = isMeant && (held.harassment(category) || category === 'hate')
  return {
    slots: slotsOfText(text), isDanger, isOfForm: isOfForm(category),
    is: { danger: isDanger, imminent: severity === 'imminent', hurt: isHurt, grave: isHurt && severity !== 'watch', contact: isMeant && isOfContact(category), personal: isMeant && isOfForm(category) },
  }
}

/** Other lines, other pieces of ordinary talk or another way of learning: then the weights kept are old. */
export function markOf(lines: readonly LabelledLine[]): string {
  const ways = { ordinaryLines, rounds, strictness, byLength, byRarity, steps, namings }
  return createHash('sha256').update(JSON.stringify([ways, lines, makeOrdinary(ordinaryLines)])).digest('hex').slice(0, 16)
}

export function learn(lines: readonly LabelledLine[]): Weights {
  const ordinary = makeOrdinary(ordinaryLines).map((text): LabelledLine => ({ category: 'ordinary', severity: 'none', text }))
  const rename = makeRenaming(5)
  const named = lines.flatMap((line) => (isOfForm(line.category) ? Array.from({ length: namings }, () => ({ ...line, text: rename(line.text) })) : [line]))
  const examples = [...named, ...ordinary].map(exampleOf)
  const table = new Int8Array(slotCount * heads.length)
  const scale: number[] = []
  const bias: number[] = []
  heads.forEach((head, at) => {
    const learned = learnHead(examples.filter((each) => mayTeach(head, each)), head)
    const most = learned.weights.reduce((so, each) => Math.max(so, Math.abs(each)), 0) || 1
    learned.weights.forEach((each, slot) => void (table[slot * heads.length + at] = Math.round((each / most) * steps)))
    scale.push(Number((most / steps).toPrecision(6)))
    bias.push(Number(learned.bias.toPrecision(6)))
  })
  return { table: laidOut(table), scale, bias, from: markOf(lines) }
}

/** How near it is, is asked only of what is danger, and how grave of what hurts. */
function mayTeach(head: Head, { isDanger, isOfForm, is }: Example): boolean {
  if (head === 'imminent') return isDanger
  if (head === 'grave') return is.hurt
  return head === 'personal' || !isOfForm
}

/** The widest margin between what is and what is not (squared hinge loss, one example after the other as if each had a weight of its own). */
function learnHead(examples: readonly Example[], head: Head): { weights: Float32Array; bias: number } {
  const weights = new Float32Array(slotCount)
  const own = new Float64Array(examples.length)
  const telling = tellingOf(examples)
  const shares = examples.map(({ slots }) => 1 / (slots.length || 1) ** byLength)
  const lengths = examples.map(({ slots }, at) => lengthOf(slots, shares[at] ?? 0, telling))
  const order = examples.map((_, at) => at)
  const chance = makeChance(1)
  const give = 1 / (2 * strictness[head])
  let bias = 0
  for (let round = 0; round < rounds; round += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = chance.whole(i + 1)
      ;[order[i], order[j]] = [order[j] as number, order[i] as number]
    }
    for (const at of order) {
      const { slots, is } = examples[at] as Example
      const share = shares[at] ?? 0
      const side = is[head] ? 1 : -1
      const before = own[at] ?? 0
      let sum = 0
      for (const slot of slots) sum += (weights[slot] ?? 0) * (telling[slot] ?? 0)
      const off = side * (bias + sum * share) - 1 + give * before
      const after = Math.max(0, before - off / ((lengths[at] ?? 0) + give))
      if (after === before) continue
      own[at] = after
      const step = side * (after - before)
      bias += step
      for (const slot of slots) weights[slot] = (weights[slot] ?? 0) + step * share * (telling[slot] ?? 0)
    }
  }
  weights.forEach((each, slot) => void (weights[slot] = each * (telling[slot] ?? 0)))
  return { weights, bias }
}

/** What stands in few lines says more than what stands in many: endings and particles are everywhere. */
function tellingOf(examples: readonly Example[]): Float32Array {
  const linesWith = new Int32Array(slotCount)
  for (const { slots } of examples) for (const slot of new Set(slots)) linesWith[slot] = (linesWith[slot] ?? 0) + 1
  return Float32Array.from(linesWith, (count) => Math.max(0, Math.log(examples.length / (count + 1)) / 6) ** byRarity)
}

/** A slot that is there twice counts twice as much; the bias stands beside them as one more. */
function lengthOf(slots: Int32Array, share: number, telling: Float32Array): number {
  const counts = new Map<number, number>()
  for (const slot of slots) counts.set(slot, (counts.get(slot) ?? 0) + 1)
  return [...counts].reduce((sum, [slot, count]) => sum + (count * share * (telling[slot] ?? 0)) ** 2, 1)
}
