// The kind close (rule LI7): thanks, the next date, the way back. Nothing has to be answered.
import { Button } from '#client/ui/Button.tsx'
import { Eaves } from '#client/ui/Eaves.tsx'
import { HelpBar } from '#client/shell/HelpBar.tsx'
import { QuickExit, type ExitProps } from '#client/shell/QuickExit.tsx'
import { Screen } from '#client/shell/Screen.tsx'
import { useTexts } from '#client/texts.tsx'
import type { EndReason } from '#shared/listening'

type Props = { reason: EndReason; next: string | null; isDemo: boolean; exit: ExitProps; onHelp: () => void; onRoom?: () => void; onDoor: () => void }

export function TalkClosed({ reason, next, isDemo, exit, onHelp, onRoom, onDoor }: Props) {
  const { listening } = useTexts()
  const words = listening.closed
  return (
    <Screen label={words.head} isDemo={isDemo}>
      <Eaves back={{ icon: 'back', word: listening.closed.door, onPress: onDoor }} name={listening.talk.place} exit={<QuickExit {...exit} />} />
      <section className="grow pad stack ended">
        <h2 className="title">{words.head}</h2>
        <p>{reason === 'stopped_by_visitor' ? words.stopped : words.thanks}</p>
        {reason === 'handed_over' && <p>{words.handed}</p>}
        {next && <p>{words.next(next)}</p>}
        <p className="small soft">{words.gone}</p>
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
      <HelpBar onHelp={onHelp} />
    </Screen>
  )
}
