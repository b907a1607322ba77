// Waiting with the truth (rule LI3): position as a range, estimate with its basis, how many listen, what happens if nobody comes.
import { useState, type ReactNode } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { useTexts } from '#client/texts.tsx'
import type { ListeningView } from '#shared/views'

type Props = { listening: ListeningView; wasInterrupted: boolean; noteForm?: ReactNode; onLeave: () => void }

export function Waiting({ listening, wasInterrupted, noteForm, onLeave }: Props) {
  const texts = useTexts()
  const words = texts.listening.waiting
  const [isOpen, setOpen] = useState(false)
  const [isWriting, setWriting] = useState(false)
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
      <div className="small folds">
        <p>{basis}</p>
        {listening.toldBy !== null && <p>{words.toldBy(texts.time.clock(listening.toldBy))}</p>}
        {isOpen && (
          <>
            <p>{words.keepsPlace}</p>
            <p>{words.order}</p>
            <p>{words.leaveMore}</p>
          </>
        )}
      </div>
      <div className="acts folds">
        {noteForm && (
          <Button aria-expanded={isWriting} onClick={() => setWriting((is) => !is)}>
            {texts.note.heading}
          </Button>
        )}
        <Button kind="plain" className="flush" onClick={onLeave}>
          {words.leave}
        </Button>
      </div>
      {isWriting && <div className="folds">{noteForm}</div>}
    </section>
  )
}
