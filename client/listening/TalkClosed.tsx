// The kind close (rule LI7): thanks, the next date, the way back. The last words stay readable above; nothing has to be answered.
import { Button } from '#client/ui/Button.tsx'
import { useTexts } from '#client/texts.tsx'
import type { EndReason } from '#shared/listening'

type Props = { reason: EndReason | null; firstUntil: number | null; next: string | null; onRoom?: () => void; onDoor: () => void }

export function TalkClosed({ reason, firstUntil, next, onRoom, onDoor }: Props) {
  const { listening, time } = useTexts()
  const words = listening.closed
  return (
    <section className="talkclosed">
      <div role="status">
        <h2 className="title">{reason === 'silence' ? words.headSilent : words.head}</h2>
        <p>
          {reason === 'stopped_by_visitor' ? words.stopped : reason === 'silence' ? words.silent : words.thanks}
          {firstUntil !== null && words.firstUntil(time.clock(firstUntil))}
          {reason === 'handed_over' && words.handed}
          {next && words.next(next)}
        </p>
        <p className="small soft">{words.gone}</p>
      </div>
      <div className="doors">
        {onRoom && (
          <Button kind="main" isWide onClick={onRoom}>
            {words.backToRoom}
          </Button>
        )}
        <Button kind={onRoom ? 'edged' : 'main'} isWide onClick={onDoor}>
          {words.door}
        </Button>
      </div>
    </section>
  )
}
