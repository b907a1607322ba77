// Beside the flow: whispers, held lines, reports. A dashed edge means that only staff read this.
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskRoomView, DeskView } from '#shared/views'
import { Veil } from '../parts/Veil.tsx'
import { isHardToRead, whispers } from '../place/flow-lines.ts'
import type { PlaceState } from '../place/place-state.ts'
import { can, toRoom } from '../rights.ts'
import { clock } from '../time-words.ts'
import type { Raise } from '../raise/use-raise.ts'
import { WatchRows } from '../findings/WatchRows.tsx'
import { RaisePerson } from './RaisePerson.tsx'
import { HeldQueue } from './held/HeldQueue.tsx'
import { Knocks } from './Knocks.tsx'
import { Reports } from './Reports.tsx'
import { RestingPeople } from './RestingPeople.tsx'

const texts = staffTexts.host

export function AttentionPane(props: { desk: DeskView; room: DeskRoomView; state: PlaceState; raise: Raise }) {
  const { desk, room, state } = props
  const said = whispers(state.entries)
  const canRelease = can(desk.me, 'message:release', ...toRoom(desk, room))
  const show = (seq: number) => document.querySelector(`[data-seq="${seq}"]`)?.scrollIntoView({ block: 'center' })
  return (
    <aside className="attention" aria-label={texts.staffOnly}>
      <p className="staffonly small">
        <Icon name="lock" small />
        {texts.staffOnly}
      </p>
      <Knocks room={room} mayLetIn={can(desk.me, 'person:let-in', ...toRoom(desk, room))} />
      <HeldQueue placeId={room.roomId} canAsk={can(desk.me, 'message:ask-rewrite', ...toRoom(desk, room))} onShow={show} />
      <WatchRows desk={desk} placeId={room.roomId} onShow={show} />
      <section>
        <h2>{texts.whispers}</h2>
        {said.length === 0 && <p className="small soft">{texts.none}</p>}
        {said.map((whisper) => (
          <div className="dashed" key={whisper.seq}>
            <p className="small soft">{`${clock(whisper.at)}${staffTexts.common.dot}${whisper.author.name}`}</p>
            <Veil isOn={isHardToRead(whisper)}>
              <p>{whisper.text}</p>
            </Veil>
            {whisper.author.kind === 'visitor' && can(desk.me, 'escalation:raise', ...toRoom(desk, room)) && (
              <details>
                <summary className="small">{texts.raisePerson}</summary>
                <RaisePerson seatId={whisper.author.seatId} name={whisper.author.name} raise={props.raise} />
              </details>
            )}
          </div>
        ))}
      </section>
      <Reports reports={desk.reports.filter((report) => report.placeId === room.roomId)} state={state} canClose={canRelease} onShow={show} />
      <RestingPeople desk={desk} room={room} state={state} />
    </aside>
  )
}
