// Newer lists came with the house (rule WL5): never put in by themselves where somebody has changed them.
import { useState } from 'react'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { ListsView } from '#shared/word-lists'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'
import { ListDiff } from './ListDiff.tsx'
import { WhyForm } from './WhyForm.tsx'

const texts = staffTexts.lists.offer

export function OfferBanner({ view, onAnswered }: { view: ListsView; onAnswered: (view: ListsView) => void }) {
  const answer = useAct('lists:answer-offer')
  const [open, setOpen] = useState<'see' | 'take' | 'keep' | null>(null)
  const go = async (which: 'take' | 'keep', reason: string) => {
    const ack = await answer.run({ base: view.current, answer: which, reason })
    if (ack.ok) onAnswered(ack.data)
  }
  return (
    <Banner icon="notice" head={texts.head}>
      <p className="phrase">{texts.body}</p>
      <div className="acts">
        {(['see', 'take', 'keep'] as const).map((which) => (
          <Button key={which} aria-expanded={open === which} onClick={() => setOpen(open === which ? null : which)}>
            {texts[which]}
          </Button>
        ))}
      </div>
      {open === 'see' && <ListDiff before={view.current} after="offer" />}
      {(open === 'take' || open === 'keep') && <WhyForm act={texts[open]} isBusy={answer.isBusy} onGo={(reason) => void go(open, reason)} onClose={() => setOpen(null)} />}
      <Refused code={answer.refused} />
    </Banner>
  )
}
