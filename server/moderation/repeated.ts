// What repeats, weighs more (rule MO9): three quiet signs of one person within twenty minutes are urgent, and so are two different
// steps towards drawing somebody away.
import type { Finding } from '#shared/moderation'
import type { ScreenContext } from './subject.ts'

const windowMs = 20 * 60_000
const enough = 3
const steps: Record<string, string> = {
  grooming_probe: 'asking', solicit_contact: 'drawing away', pii_sns: 'drawing away', solicit_meet: 'meeting', solicit_sexual: 'body', solicit_money_job: 'money',
}

export function repeated(findings: readonly Finding[], { atMs, earlier }: ScreenContext): Finding[] {
  const quiet = findings.filter(({ severity }) => severity === 'watch')
  const [first] = quiet
  if (!first) return []
  const before = earlier.filter((line) => atMs - line.atMs <= windowMs && line.found?.some(({ severity }) => severity !== 'none')).length
  const raised = (category: string, rule: string): Finding => ({ category, severity: 'urgent', rule, span: first.span, isHolding: false })
  const stepsNow = quiet.flatMap(({ category }) => steps[category] ?? [])
  const stepsBefore = earlier.flatMap((line) => line.found ?? []).flatMap(({ category }) => steps[category] ?? [])
  if (stepsNow.length > 0 && new Set([...stepsNow, ...stepsBefore]).size > 1 && stepsBefore.some((each) => !stepsNow.includes(each))) return [raised('luring_steps', 'RP-2')]
  return before + 1 >= enough ? [raised('repeated', 'RP-1')] : []
}
