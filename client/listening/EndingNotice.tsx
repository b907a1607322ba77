// The end is told early and is not a door slammed (rule LI6). Time is told in rounded words; nothing counts down.
import { Button } from '#client/ui/Button.tsx'
import { useTexts } from '#client/texts.tsx'

export function EndingNotice({ leftMs, onMore, onFine }: { leftMs: number; onMore: () => void; onFine: () => void }) {
  const { listening, time } = useTexts()
  const words = listening.ending
  const isAboutTen = leftMs > 8 * 60_000 && leftMs <= 11 * 60_000
  return (
    <aside className="closing">
      <p role="status">
        <b>{isAboutTen ? words.head : words.headIn(time.minutesAbout(leftMs))}</b>
        {words.body}
      </p>
      <div className="acts">
        <Button onClick={onMore}>{words.wantMore}</Button>
        <Button kind="plain" onClick={onFine}>
          {words.fine}
        </Button>
      </div>
    </aside>
  )
}
