// Asking to be listened to (rules LI2, LI5): an optional age band first, an optional wish, one button. Nothing must be answered.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Sheet } from '#client/ui/Sheet.tsx'
import { useTexts } from '#client/texts.tsx'
import type { Wish } from '#shared/listening'
import type { AgeBand } from '#shared/people'

const ageBands = ['to_17', '18_24', '25_39', '40_64', 'from_65', 'unsaid'] as const satisfies readonly AgeBand[]
const wishes = ['talk', 'listen_only', 'unsure'] as const satisfies readonly Wish[]

export type AskProps = { isBusy: boolean; error?: string; listener?: string | null; onAsk: (ageBand: AgeBand, wish: Wish, wishesSame: boolean) => void; onClose: () => void }

export function AskSheet({ isBusy, error, listener, onAsk, onClose }: AskProps) {
  const { listening, common, back } = useTexts()
  const [wishesSame, setWishesSame] = useState(false)
  const words = listening.ask
  const [ageBand, setAgeBand] = useState<AgeBand>('unsaid')
  const [wish, setWish] = useState<Wish>('unsure')
  return (
    <Sheet heading={words.heading} icon="ear" closeWord={common.close} onClose={onClose}>
      <p>{words.body}</p>
      <fieldset>
        <legend>{words.age}</legend>
        <div className="chips">
          {ageBands.map((band) => (
            <button key={band} type="button" className="btn" aria-pressed={band === ageBand} onClick={() => setAgeBand(band)}>
              {listening.ageBand[band]}
            </button>
          ))}
        </div>
        <span className="hint">{words.ageWhy}</span>
      </fieldset>
      <fieldset>
        <legend>{words.wish}</legend>
        <div className="chips">
          {wishes.map((one) => (
            <button key={one} type="button" className="btn" aria-pressed={one === wish} onClick={() => setWish(one)}>
              {listening.wish[one]}
            </button>
          ))}
        </div>
      </fieldset>
      {listener && (
        <div>
          <button type="button" className="btn" aria-pressed={wishesSame} onClick={() => setWishesSame((is) => !is)}>
            {back.wishSame(listener)}
          </button>
          <span className="hint">{back.wishSameMore}</span>
        </div>
      )}
      {error && (
        <p className="hint err" role="alert">
          {error}
        </p>
      )}
      <Button kind="main" icon="ear" isWide isBusy={isBusy} onClick={() => onAsk(ageBand, wish, wishesSame)}>
        {isBusy ? words.sending : words.send}
      </Button>
    </Sheet>
  )
}
