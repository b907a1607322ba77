// Learns the weights of likeness (decision 019) from the project's own labelled lines and ordinary talk put together: logistic, one head
// after the other, each step by how much a weight has moved already, with a pull towards nothing so that no single word decides.
import { createHash } from 'node:crypto'
import { slotCount, slotsOf } from '#server/moderation/likeness/slots'
import { heads, type Head, type Weights } from '#server/moderation/likeness/weights'
import { findPhrases } from '#server/moderation/phrases/find-phrases'
import { read } from '#server/moderation/reading/reading'
import { lineMark } from '#server/moderation/reading/units'
import { ruleBook } from '#server/moderation/rule-book'
import { makeChance } from '../../measure/random.ts'
import { held } from '../figures.ts'
import type { LabelledLine } from '../labelled-lines.ts'
import { makeOrdinary } from './make-ordinary.ts'
import { makeRenaming } from './rename.ts'

const ordinaryLines = 5_000
const rounds = 20
const lateRounds = 12
const rate = 0.15
const pull = 0.01
const byLength = 0.4
/** How often a line that tells who somebody is is read, each time with other names. */
const namings = 3

type Example = { slots: Int32Array; is: Record<Head, boolean>; isDanger: boolean; isOfForm: boolean }

export function slotsOfText(text: string): Int32Array {
  const reading = read(text.replaceAll('␤', lineMark))
  return slotsOf(reading, findPhrases(ruleBook(), reading).hits, ruleBook().classSlots).slice()
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
  return {
    slots: slotsOfText(text), isDanger, isOfForm: isOfForm(category),
    is: { danger: isDanger, imminent: severity === 'imminent', hurt: isMeant && (held.harassment(category) || category === 'hate'), contact: isMeant && isOfContact(category), personal: isMeant && isOfForm(category) },
  }
}

/** Other lines, other pieces of ordinary talk or another way of learning: then the weights kept are old. */
export function markOf(lines: readonly LabelledLine[]): string {
  const ways = { ordinaryLines, rounds, lateRounds, rate, pull, byLength, namings }
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
    // How near it is, is asked only of what is danger.
    const learned = learnHead(examples.filter((each) => (head === 'imminent' ? each.isDanger : head === 'personal' || !each.isOfForm)), head)
    const most = learned.weights.reduce((so, each) => Math.max(so, Math.abs(each)), 0) || 1
    learned.weights.forEach((each, slot) => void (table[slot * heads.length + at] = Math.round((each / most) * 127)))
    scale.push(Number((most / 127).toPrecision(6)))
    bias.push(Number(learned.bias.toPrecision(6)))
  })
  return { table, scale, bias, from: markOf(lines) }
}

function learnHead(examples: readonly Example[], head: Head): { weights: Float32Array; bias: number } {
  const weights = new Float32Array(slotCount)
  const moved = new Float32Array(slotCount).fill(1e-6)
  const settled = new Float32Array(slotCount)
  let settledBias = 0
  const order = examples.map((_, at) => at)
  const chance = makeChance(1)
  let bias = 0
  for (let round = 0; round < rounds; round += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = chance.whole(i + 1)
      ;[order[i], order[j]] = [order[j] as number, order[i] as number]
    }
    for (const at of order) {
      const { slots, is } = examples[at] as Example
      const share = 1 / (slots.length || 1) ** byLength
      let sum = bias
      for (const slot of slots) sum += (weights[slot] ?? 0) * share
      const off = 1 / (1 + Math.exp(-sum)) - (is[head] ? 1 : 0)
      bias -= 0.02 * off
      for (const slot of slots) {
        const slope = off * share + pull * (weights[slot] ?? 0)
        moved[slot] = (moved[slot] ?? 0) + slope * slope
        weights[slot] = (weights[slot] ?? 0) - (rate * slope) / Math.sqrt(moved[slot] ?? 1)
      }
    }
    // The mean over the later rounds: what the order of the lines did goes out of it.
    if (round < rounds - lateRounds) continue
    weights.forEach((each, slot) => void (settled[slot] = (settled[slot] ?? 0) + each / lateRounds))
    settledBias += bias / lateRounds
  }
  return { weights: settled, bias: settledBias }
}
