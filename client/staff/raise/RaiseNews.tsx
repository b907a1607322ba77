// What became of raising from a room or a look-in, as far as this screen was told.
import { Banner } from '#client/ui/Banner.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { RaiseFailed } from './RaiseFailed.tsx'
import type { Raise } from './use-raise.ts'

const texts = staffTexts.session

export function RaiseNews({ raise }: { raise: Raise }) {
  const { raised } = raise
  if (raise.hasFailed) return <RaiseFailed />
  if (!raised || raised.state === 'closed') return null
  const owner = raised.owner?.name
  return (
    <Banner icon={raised.severity} head={texts.raisedHeading(staffTexts.severity[raised.severity])}>
      {owner ? texts.raisedAck(owner) : texts.raisedSent}
    </Banner>
  )
}
