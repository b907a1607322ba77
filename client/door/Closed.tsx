// The door while nothing is open (rule AC8): when what opens next, whom one can reach now. Nobody is turned away.
import { useState, type ReactNode } from 'react'
import { Button } from '#client/ui/Button.tsx'
import type { ExitProps } from '#client/shell/QuickExit.tsx'
import { SettingsSheet } from '#client/shell/Settings.tsx'
import { StillLink } from '#client/still/StillLink.tsx'
import { WithoutScript } from '#client/still/WithoutScript.tsx'
import { useTexts } from '#client/texts.tsx'
import type { RoomView } from '#shared/views'
import { DoorFrame } from './DoorFrame.tsx'

type Props = { rooms: readonly RoomView[]; now: number; isDemo: boolean; exit: ExitProps; onHelp: () => void; openLines: ReactNode; notice?: string; panel?: ReactNode }

export function Closed({ rooms, now, isDemo, exit, onHelp, openLines, notice, panel }: Props) {
  const texts = useTexts()
  const { door, time, room: words } = texts
  const [isLookOpen, setLookOpen] = useState(false)
  const coming = rooms
    .flatMap((room) => (room.nextOpensAt !== null && room.nextOpensAt > now ? [{ room, at: room.nextOpensAt }] : []))
    .sort((a, b) => a.at - b.at)
  const next = coming[0]
  return (
    <DoorFrame light="closed" isDemo={isDemo} exit={exit} onHelp={onHelp}>
      {panel}
      <section className="pad entry stack">
        {notice && <p className="leftnote">{notice}</p>}
        <div>
          <p className="title lead phrase">{door.closed.lead}</p>
          <p className="soft">{door.closed.thanks}</p>
        </div>
        <div className="next">
          {next ? (
            <>
              <p className="small soft">{door.closed.next}</p>
              <p className="nexttime">
                <b>{time.day(next.at, now)}</b>
                <b>{time.opensAt(next.at)}</b>
              </p>
              <p className="small soft">
                {next.room.name}・{words.audience[next.room.audience]}・{door.closed.watchIsFine}
              </p>
            </>
          ) : (
            <>
              <p>{door.closed.noDate}</p>
              <p className="small soft">{door.closed.noDateMore}</p>
            </>
          )}
        </div>
        <div>
          <h2 className="h-m">{door.closed.openNow}</h2>
          {openLines}
          <StillLink to="/help" className="btn plain flush" onPress={onHelp}>
            {door.closed.allLines}
          </StillLink>
        </div>
        {coming.length > 1 && (
          <div>
            <h2 className="h-m">{door.closed.week}</h2>
            <ul className="rows week">
              {coming.slice(0, 5).map(({ room, at }) => (
                <li key={`${room.roomId}${at}`}>
                  <b>{time.dayShort(at)}</b>
                  <span>{time.opensAt(at)}</span>
                  <span>{room.name}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
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
