// One room as facts: state, host, what wants a look.
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskRoomView, DeskView } from '#shared/views'
import { WatchFold } from '../findings/WatchRows.tsx'
import { steeredFacts } from '../host/room-facts.ts'

const texts = staffTexts.desk

export function RoomCard(props: { desk: DeskView; room: DeskRoomView; onShow: () => void }) {
  const { room } = props
  const isLit = room.state === 'open'
  const hosts = room.hosts.map((host) => host.name).join(staffTexts.common.dot)
  const wanting = room.heldCount + room.reportCount
  const facts = [texts.roomState[room.state], hosts ? texts.hostNamed(hosts) : texts.noHost, room.state === 'closed' ? '' : texts.visitors(room.visitors), ...steeredFacts(room)]
  return (
    <li className={isLit ? 'card' : 'card off'}>
      <p className="cardtop">
        <Icon name={isLit ? 'lantern-lit' : 'lantern-unlit'} small />
        <b>{room.name}</b>
      </p>
      <p className="small soft">{facts.filter(Boolean).join(staffTexts.common.dot)}</p>
      {wanting > 0 && <p className="small asked">{texts.notices(wanting)}</p>}
      <WatchFold desk={props.desk} placeId={room.roomId} />
      <div className="acts">
        <Button onClick={props.onShow}>{texts.pick.room}</Button>
      </div>
    </li>
  )
}
