// The left side: rooms, who waits, and the rest that is promised.
import { can } from '../rights.ts'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView } from '#shared/views'
import { hourWords } from '../time-words.ts'
import { useNow } from '../use-now.ts'
import { breakUntil, mySession } from './desk-focus.ts'
import { foundBeside } from '../findings/sounding.ts'
import { RoomRow } from './RoomRow.tsx'
import { NoteList } from '../solo-notes/NoteList.tsx'
import { TakeNext } from './TakeNext.tsx'
import { WaitingRow } from './WaitingRow.tsx'

const texts = staffTexts.desk

export function DeskSide(props: { desk: DeskView; isUp: boolean; shownRoomId: string | null; onRoom: (roomId: string) => void; onTaken: () => void; shownNoteId: string | null; onNote: (noteId: string) => void }) {
  const { desk } = props
  const now = useNow()
  const until = breakUntil(desk, now)
  const canTake = can(desk.me, 'listening:take')
  return (
    <aside className="side" aria-label={texts.panes.side}>
      <section>
        <h2>{texts.rooms}</h2>
        {desk.rooms.length === 0 && <p className="small soft">{texts.noRooms}</p>}
        <ul>
          {desk.rooms.map((room) => (
            <RoomRow key={room.roomId} room={room} found={foundBeside(desk.findings, room.roomId)} isShown={props.shownRoomId === room.roomId} onShow={() => props.onRoom(room.roomId)} />
          ))}
        </ul>
      </section>
      <section>
        <h2>
          {texts.waiting}
          <span className="small soft">{texts.listeners(desk.listenersFree)}</span>
        </h2>
        {desk.waiting.length === 0 && <p className="small soft">{texts.nobodyWaiting}</p>}
        <ul>
          {desk.waiting.map((person) => (
            <WaitingRow key={person.listeningId} person={person} now={now} />
          ))}
        </ul>
        {canTake && <TakeNext desk={desk} isUp={props.isUp} onTaken={props.onTaken} />}
      </section>
      {can(desk.me, 'solo-note:open', 'on_shift') && desk.shift.isOn && <NoteList desk={desk} now={now} shownId={props.shownNoteId} onShow={props.onNote} />}
      {(until !== null || mySession(desk)) && (
        <section className="resting">
          <h3>{until === null ? texts.restSoon : texts.restNow}</h3>
          <p className="small phrase">{until === null ? texts.restAfter : texts.restSoonBody(hourWords(until))}</p>
        </section>
      )}
    </aside>
  )
}
