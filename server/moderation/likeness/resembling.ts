// What the lists leave out: a line that is written like those of people in danger, though no rule knows its words (decision 019). It
// only ever raises, and what is like a cry for help is never held.
import type { Finding } from '#shared/moderation'
import { kindOf } from '../categories.ts'
import type { ByHead } from './weights.ts'

/** Above these a line is taken for one of its kind: so high that one ordinary line in some ten thousand is. */
export const enough: ByHead = { danger: 0.12, imminent: 0.1, hurt: -0.26, grave: 0, contact: -0.30, personal: -0.06 }

const great = 0.2
const some = -0.4
/** Where a rule found that the writer is not well, less is asked. */
const besideWatch = -0.1
const meantOtherwise = 0.3
const longOtherwise = 0.6
const heldOtherwise = 0.2
/** One short word has too few letters to be like anything. */
const leastLength = 5
/** Nor is anything held for what one word of those that people come back by might be. */
const holdingLength = 6
/** Who or where somebody is takes more words than one that is shouted. */
const tellingLength = 9
/** Lines longer than those it learned from: of several harmless sentences together it says much that is not so. */
const learnedLength = 40
/** So much like what hurts that it is asked how grave it is. */
const surelyHurts = 0

export function resembling(like: ByHead, found: readonly Finding[], isLowered: boolean, span: [number, number]): Finding[] {
  if (found.some(isImminent)) return []
  const length = span[1] - span[0]
  if (length < leastLength) return []
  const isDanger = found.some(isUrgent)
  // A figure of speech, a game, a no: what says so weighs more than letters that are alike.
  const unsure = length > learnedLength ? longOtherwise : isLowered ? meantOtherwise : 0
  const isUnwell = found.some(isQuietDanger)
  if (isDanger || like.danger > (isUnwell ? besideWatch : enough.danger) + unsure) {
    // How near it is, is asked of what is like danger; of likeness alone nobody is called at once, unless it is great.
    if (like.imminent > enough.imminent && like.danger > (isDanger ? some : great)) return [{ category: 'resembles_danger', severity: 'imminent', rule: 'NR-2', span, isHolding: false }]
    return isDanger ? [] : [{ category: 'resembles_danger', severity: 'urgent', rule: 'NR-1', span, isHolding: false }]
  }
  const isGrave = like.grave > enough.grave
  if (isGrave && like.hurt > surelyHurts && found.some(isHeldHarm)) return [{ category: 'resembles_hurt', severity: 'urgent', rule: 'NR-3', span, isHolding: true }]
  if (found.some(isHeld)) return []
  if (length < holdingLength) return []
  const more = length > learnedLength ? heldOtherwise : 0
  if (like.hurt > enough.hurt + more) return [{ category: 'resembles_hurt', severity: isGrave && like.hurt > surelyHurts ? 'urgent' : 'watch', rule: 'NR-3', span, isHolding: true }]
  if (like.contact > enough.contact + more) return [{ category: 'resembles_contact', severity: 'watch', rule: 'NR-4', span, isHolding: true }]
  if (length >= tellingLength && like.personal > enough.personal + more) return [{ category: 'resembles_personal', severity: 'watch', rule: 'NR-5', span, isHolding: true }]
  return []
}

const isImminent = ({ category, severity }: Finding): boolean => severity === 'imminent' && kindOf(category) === 'danger'
const isUrgent = ({ category, severity }: Finding): boolean => severity === 'urgent' && kindOf(category) === 'danger'
const isQuietDanger = ({ category, severity }: Finding): boolean => severity === 'watch' && kindOf(category) === 'danger'
const isHeldHarm = ({ category, severity, isHolding }: Finding): boolean => isHolding && severity === 'watch' && kindOf(category) === 'target'
const isHeld = ({ isHolding }: Finding): boolean => isHolding
