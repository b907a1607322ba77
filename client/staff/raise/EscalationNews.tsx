// How the open escalation of this talk stands, whoever raised it: calling, acknowledged, beside us, taken over. Or that raising failed.
import { Banner } from '#client/ui/Banner.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { SessionView } from '#shared/views'
import { RaiseFailed } from './RaiseFailed.tsx'
import type { Raise } from './use-raise.ts'

const texts = staffTexts.session

export function EscalationNews({ session, raise }: { session: SessionView; raise: Raise }) {
  if (raise.hasFailed) return <RaiseFailed />
  // The desk's news may come a moment after the answer to one's own press.
  const severity = session.severity ?? raise.raised?.severity
  const state = session.escalationState ?? (session.escalationId === null ? raise.raised?.state : null)
  if (!severity || !state || state === 'closed') return null
  const owner = session.escalationOwnerName ?? ''
  return (
    <Banner icon={severity} head={(raise.raised ? texts.raisedHeading : texts.openHeading)(staffTexts.severity[severity])}>
      {{ raised: texts.raisedOpen, acknowledged: texts.raisedAck(owner), joined: texts.raisedJoined(owner), taken_over: texts.raisedTaken(owner) }[state]}
    </Banner>
  )
}
