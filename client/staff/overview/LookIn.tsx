// Looking in on a talk: read only, and always said that one is looking. One's own note may be kept beside it.
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView } from '#shared/views'
import { NotesPane } from '../notes/NotesPane.tsx'
import { HeldQueue } from '../host/held/HeldQueue.tsx'
import { Announcer } from '../place/Announcer.tsx'
import { Flow } from '../place/Flow.tsx'
import { usePlace } from '../place/use-place.ts'
import { Refused } from '../parts/Refused.tsx'
import { RaiseButtons } from '../raise/RaiseButtons.tsx'
import { RaiseNews } from '../raise/RaiseNews.tsx'
import { useRaise } from '../raise/use-raise.ts'

const texts = staffTexts.overview

export function LookIn(props: { desk: DeskView; look: { placeId: string; name: string; reason: string }; onLeave: () => void }) {
  const { placeId, name, reason } = props.look
  const place = usePlace(placeId, reason)
  const raise = useRaise(placeId)
  return (
    <div className="withnotes">
      <section className="talk looking" aria-label={texts.looking}>
        <header className="talkhead">
          <div className="top">
            <h1>
              <Icon name="watch" />
              {texts.looking}
            </h1>
            <p className="facts small">{texts.lookingAt(name)}</p>
            <Button onClick={props.onLeave}>{texts.leave}</Button>
          </div>
          <div className="strip">
            <p className="small soft facts">{reason}</p>
            <RaiseButtons isBusy={raise.isBusy} onRaise={(severity) => void raise.raise(severity)} />
          </div>
        </header>
        <RaiseNews raise={raise} />
        <Refused code={place.refused} />
        <HeldQueue placeId={placeId} canAsk={false} onShow={(seq) => document.querySelector(`[data-seq="${seq}"]`)?.scrollIntoView({ block: 'center' })} isQuiet />
        {place.state && (
          <>
            <Flow state={place.state} label={name} myName={null} emptyWords={staffTexts.session.nothingYet} onEarlier={place.readEarlier} />
            <Announcer state={place.state} myName={null} />
          </>
        )}
      </section>
      <NotesPane placeId={placeId} notes={place.notes} onWritten={place.addNote} />
    </div>
  )
}
