// What became of raising, told truthfully: failed, calling, nobody yet, acknowledged, with us.
import { Banner } from '#client/ui/Banner.tsx'
import { staffTexts } from '#shared/texts/staff'
import type { EscalationView } from '#shared/views'
import { useNow } from '../use-now.ts'
import type { Raise } from './use-raise.ts'

const texts = staffTexts.session

export function RaiseNews({ raise }: { raise: Raise }) {
  const now = useNow()
  const { raised } = raise
  if (raise.hasFailed) {
    return (
      <div role="alert">
        <Banner kind="error" icon="help" isSpoken={false}>
          {texts.raiseFailed}
        </Banner>
      </div>
    )
  }
  if (!raised || raised.state === 'closed') return null
  return (
    <Banner icon="raise" head={texts.raisedHeading(staffTexts.severity[raised.severity])}>
      {raisedWords(raised, now)}
    </Banner>
  )
}

function raisedWords(view: EscalationView, now: number): string {
  const owner = view.owner?.name ?? ''
  switch (view.state) {
    case 'raised':
      return view.deadlineAt !== null && view.deadlineAt < now && view.callsNext === null ? texts.raisedNobody : texts.raisedOpen
    case 'acknowledged':
      return texts.raisedAck(owner)
    case 'joined':
      return texts.raisedJoined(owner)
    case 'taken_over':
      return texts.raisedTaken(owner)
    case 'closed':
      return ''
  }
}
