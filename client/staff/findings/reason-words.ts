// Why something was found, in plain words, and the numbers of the rules for whoever mends the lists.
import { staffTexts } from '#client/staff/words.ts'
import type { FindingView } from '#shared/views'

export function reasonWords({ reasons }: FindingView): string {
  if (reasons.length === 0) return staffTexts.finding.whyUnknown
  const words = reasons.map(({ category }) => staffTexts.host.category[category] ?? staffTexts.host.categoryOther)
  return staffTexts.finding.why(words.join(staffTexts.common.comma))
}

export const ruleWords = ({ reasons }: FindingView): string => staffTexts.finding.rule(reasons.map(({ rule }) => rule).join(staffTexts.common.comma))
