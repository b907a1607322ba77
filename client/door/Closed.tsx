// The door while nothing is open (rule AC8): when what opens next, whom one can reach now, a place to leave a word. Nobody is turned away.
import { useState, type ReactNode } from 'react'
import { Button } from '#client/ui/Button.tsx'
import type { ExitProps } from '#client/shell/QuickExit.tsx'
import { SettingsSheet } from '#client/shell/Settings.tsx'
import { DirectoryLink } from '#client/still/DirectoryLink.tsx'
import { StillLink } from '#client/still/StillLink.tsx'
import { WithoutScript } from '#client/still/WithoutScript.tsx'
import { useTexts } from '#client/texts.tsx'
import type { RoomView } from '#shared/views'
import { DoorFrame } from './DoorFrame.tsx'
import { NextOpening } from './NextOpening.tsx'

type Props = {
  rooms: readonly RoomView[]
  now: number
  isDemo: boolean
  exit: ExitProps
  onHelp: () => void
  openLines: ReactNode
  /** a note to leave, and what became of those one left */
  noteForm?: ReactNode
  notes?: ReactNode
  /** words to come back by */
  returning?: ReactNode
  notice?: string
  panel?: ReactNode
}

export function Closed({ rooms, now, isDemo, exit, onHelp, openLines, noteForm, notes, returning, notice, panel }: Props) {
  const { door, note, time } = useTexts()
  const [isLookOpen, setLookOpen] = useState(false)
  const coming = rooms
    .flatMap((room) => (room.nextOpensAt !== null && room.nextOpensAt > now ? [{ room, at: room.nextOpensAt }] : []))
    .sort((a, b) => a.at - b.at)
  const late = rooms.find(({ state, dueUntil }) => state === 'closed' && dueUntil !== null && dueUntil > now)
  return (
    <DoorFrame light="closed" now={now} isDemo={isDemo} exit={exit} onHelp={onHelp}>
      {panel}
      <section className="pad entry stack">
        {notice && <p className="leftnote">{notice}</p>}
        <div>
          <p className="title lead phrase">{door.closed.lead}</p>
          <p className="soft">{door.closed.thanks}</p>
        </div>
        {notes}
        <NextOpening late={late} next={coming[0]?.room} now={now} />
        <div>
          <h2 className="h-m">{door.closed.openNow}</h2>
          {openLines}
          <StillLink to="/help" className="btn plain flush" onPress={onHelp}>
            {door.closed.allLines}
          </StillLink>
          <DirectoryLink />
        </div>
        {noteForm && (
          <div className="needs-script">
            <h2 className="h-m">{note.heading}</h2>
            {noteForm}
          </div>
        )}
        {returning}
        {coming.length > 1 && (
          <div>
            <h2 className="h-m">{door.closed.week}</h2>
            <ul className="rows week">
              {coming.slice(0, 5).map(({ room, at }) => (
                <li key={`${room.roomId}${at}`}>
                  <b>{time.dayShort(at)}</b>
                  <span>{room.nextClosesAt === null ? time.opensAt(at) : time.span(at, room.nextClosesAt)}</span>
                  <span lang="ja">{room.name}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        <p className="small">
          <a href="/api/openings.ics" download="memo.ics">
            {door.closed.calendar}
          </a>
          <span className="soft">{door.closed.calendarMore}</span>
        </p>
        <WithoutScript />
        <div className="needs-script">
          <Button kind="plain" className="flush" aria-expanded={isLookOpen} onClick={() => setLookOpen((is) => !is)}>
            {door.screenSettings}
          </Button>
          {isLookOpen && <SettingsSheet onClose={() => setLookOpen(false)} />}
        </div>
      </section>
    </DoorFrame>
  )
}
