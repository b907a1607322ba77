// What repeats, weighs more (rule MO9): three quiet signs of one person within twenty minutes are urgent, and so are two different
// steps towards drawing somebody away. What has been raised once begins anew: the next three raise again, not every line after them.
import type { Finding } from '#shared/moderation'
import type { EarlierLine, ScreenContext } from './subject.ts'

const windowMs = 20 * 60_000
const enough = 3
const raisedTogether = 'RP-1'
const steps: Record<string, string> = {
  grooming_probe: 'asking', solicit_contact: 'drawing away', pii_sns: 'drawing away', solicit_meet: 'meeting', solicit_sexual: 'body', solicit_money_job: 'money',
}

export function repeated(findings: readonly Finding[], { atMs, earlier }: ScreenContext): Finding[] {
  const quiet = findings.filter(({ severity }) => severity === 'watch')
  const [first] = quiet
  if (!first) return []
  const raised = (category: string, rule: string): Finding => ({ category, severity: 'urgent', rule, span: first.span, isHolding: false })
  const stepsNow = quiet.flatMap(({ category }) => steps[category] ?? [])
  if (stepsNow.length > 0 && hasOtherStep(earlier, stepsNow)) return [raised('luring_steps', 'RP-2')]
  let count = 1
  for (let at = earlier.length - 1; at >= 0; at -= 1) {
    const { atMs: when, found } = earlier[at] as EarlierLine
    if (atMs - when > windowMs || found?.some(({ rule }) => rule === raisedTogether)) break
    if (found?.some(({ severity }) => severity !== 'none')) count += 1
  }
  return count >= enough ? [raised('repeated', raisedTogether)] : []
}

function hasOtherStep(earlier: readonly EarlierLine[], stepsNow: readonly string[]): boolean {
  return earlier.some(({ found }) => found?.some(({ category }) => steps[category] !== undefined && !stepsNow.includes(steps[category] ?? '')))
}
