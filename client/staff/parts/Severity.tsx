// The three levels, told by shape and word before colour: ring 見守り, triangle 急ぎ, diamond 切迫.
import type { Severity } from '#shared/escalation'
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'

export function SeverityTag({ severity }: { severity: Severity }) {
  return (
    <span className={`sev ${severity}`}>
      <Icon name={severity} />
      {staffTexts.severity[severity]}
    </span>
  )
}
