// The supervisor sees all live rooms and talks as facts: no words until a look-in with its reason.
import { Button } from '#client/ui/Button.tsx'
import type { RefusedCode } from '#client/link.ts'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView } from '#shared/views'
import type { Wanted } from '../desk/desk-focus.ts'
import { Refused } from '../parts/Refused.tsx'
import { QuietAll } from './QuietAll.tsx'
import { can } from '../rights.ts'
import { RoomCard } from './RoomCard.tsx'
import { SessionCard } from './SessionCard.tsx'

const texts = staffTexts.overview

export function Overview(props: { desk: DeskView; onLook: (wanted: Wanted) => void; onRoom: (roomId: string) => void; onEnd: () => void; endRefused: RefusedCode | null }) {
  const { desk } = props
  const live = desk.sessions.filter((session) => session.state !== 'ended' && session.state !== 'waiting')
  return (
    <section className="overview" aria-labelledby="overview-heading">
      <h1 id="overview-heading">{texts.heading}</h1>
      <QuietAll desk={desk} />
      <h2>{texts.sessions}</h2>
      {live.length === 0 && <p className="soft">{texts.noSessions}</p>}
      <ul className="cards">
        {live.map((session) => (
          <SessionCard
            key={session.listeningId}
            desk={desk}
            session={session}
            onLook={(reason) => props.onLook({ kind: 'look', placeId: session.listeningId, name: session.name ?? staffTexts.session.someone, reason })}
          />
        ))}
      </ul>
      <h2>{texts.rooms}</h2>
      <ul className="cards">
        {desk.rooms.map((room) => (
          <RoomCard key={room.roomId} desk={desk} room={room} onShow={() => props.onRoom(room.roomId)} />
        ))}
      </ul>
      <h2>{texts.staff}</h2>
      <ul className="people">
        {desk.onShift.map((one) => (
          <li key={one.staffId}>
            <b>{one.name}</b>
            <span className="small soft">{`${one.roles.map((role) => staffTexts.role[role]).join(staffTexts.common.dot)}${staffTexts.common.dot}${one.isTalking ? texts.state.talking : texts.state.free}`}</span>
          </li>
        ))}
      </ul>
      {can(desk.me, 'lists:state') && (
        <div className="acts overviewmore">
          <Button icon="edit" onClick={() => props.onLook({ kind: 'lists' })}>
            {staffTexts.lists.page}
          </Button>
        </div>
      )}
      {desk.shift.isOn && (
        <Button kind="plain" onClick={props.onEnd}>
          {staffTexts.shift.end}
        </Button>
      )}
      <Refused code={props.endRefused} />
    </section>
  )
}
