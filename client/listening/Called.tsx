// The soft call (rule LI4): go, let them wait, or not today. Nothing is lost by any of them; the minutes are told rounded.
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { useTexts } from '#client/texts.tsx'
import type { ListeningView } from '#shared/views'

export type CallAnswer = 'go' | 'later' | 'not_today'

export function Called({ listening, now, isBusy, onAnswer }: { listening: ListeningView; now: number; isBusy: boolean; onAnswer: (answer: CallAnswer) => void }) {
  const { listening: texts, time } = useTexts()
  const words = texts.called
  const left = Math.max(0, (listening.answerBy ?? now) - now)
  return (
    <section className="called">
      <div role="status">
        <h2>
          <Icon name="lantern-lit" />
          {words.heading}
        </h2>
        <p>{words.body(listening.listenerName ?? '', time.minutesAbout(left))}</p>
      </div>
      <div className="two">
        <Button kind="main" isBusy={isBusy} onClick={() => onAnswer('go')}>
          {words.go}
        </Button>
        <Button disabled={isBusy} onClick={() => onAnswer('later')}>
          {words.later}
        </Button>
      </div>
      <Button kind="plain" disabled={isBusy} onClick={() => onAnswer('not_today')}>
        {words.notToday}
      </Button>
    </section>
  )
}
