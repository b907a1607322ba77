// Someone asks me to go on with a talk: their note, and two answers of equal weight.
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { TransferView } from '#shared/views'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const texts = staffTexts.session

export function TransferOffer({ offer, onAccepted }: { offer: TransferView; onAccepted: () => void }) {
  const answer = useAct('transfer:answer')
  const accept = async () => {
    if ((await answer.run({ transferId: offer.transferId, answer: 'accept' })).ok) onAccepted()
  }
  return (
    <section className="offer stack tight" role="status">
      <h2>
        <Icon name="hand-over" />
        {texts.offerHeading(offer.from.name)}
      </h2>
      <p className="offernote">{offer.note}</p>
      <p className="small">{texts.offerFree}</p>
      <div className="acts">
        <Button isBusy={answer.isBusy} onClick={accept}>
          {texts.offerAccept}
        </Button>
        <Button onClick={() => void answer.run({ transferId: offer.transferId, answer: 'decline' })}>{texts.offerDecline}</Button>
      </div>
      <Refused code={answer.refused} />
    </section>
  )
}
