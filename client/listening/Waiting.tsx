// Waiting with the truth (rule LI3): position as a range, estimate with its basis, how many listen, what happens if nobody comes.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { useTexts } from '#client/texts.tsx'
import type { ListeningView } from '#shared/views'

export function Waiting({ listening, wasInterrupted, onLeave }: { listening: ListeningView; wasInterrupted: boolean; onLeave: () => void }) {
  const texts = useTexts()
  const words = texts.listening.waiting
  const [isOpen, setOpen] = useState(false)
  const { position, minutes } = listening
  const basis = listening.needsSupervisor ? words.minor : !listening.isAnyoneListening ? words.nobody : minutes ? words.basis : words.noBasis
  return (
    <section className={isOpen ? 'waiting is-open' : 'waiting'} aria-label={words.label}>
      <h2>
        <Icon name="ear" />
        <span>{wasInterrupted ? words.interruptedHead : words.heading}</span>
        <button type="button" className="btn plain open" aria-expanded={isOpen} onClick={() => setOpen((is) => !is)}>
          {isOpen ? words.less : words.more}
        </button>
      </h2>
      {wasInterrupted && <p className="small">{words.interrupted}</p>}
      <dl>
        {position && (
          <div>
            <dt>{words.position}</dt>
            <dd>{words.positionOf(...position)}</dd>
          </div>
        )}
        <div>
          <dt>{words.estimate}</dt>
          <dd>{minutes ? words.estimateOf(...minutes) : words.estimateUnknown}</dd>
        </div>
        <div>
          <dt>{words.listeners}</dt>
          <dd>{words.listenersOf(listening.listeners)}</dd>
        </div>
      </dl>
      <p className="small folds">
        {basis}
        {words.keepsPlace}
      </p>
      <div className="acts folds">
        <Button kind="plain" className="flush" onClick={onLeave}>
          {words.leave}
        </Button>
      </div>
    </section>
  )
}
