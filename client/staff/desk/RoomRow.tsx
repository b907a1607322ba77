// A room in the list: lamp, name, state in words, who hosts, and whether something there wants a look.
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskRoomView } from '#shared/views'
import { hourWords, whenWords } from '../time-words.ts'
import { serverNow } from '../use-now.ts'

const texts = staffTexts.desk

export function RoomRow(props: { room: DeskRoomView; found: number; isShown: boolean; onShow: () => void }) {
  const { room } = props
  const isLit = room.state === 'open'
  const wanting = room.heldCount + room.reportCount + props.found
  return (
    <li className={isLit ? 'roomrow' : 'roomrow off'}>
      <button type="button" aria-current={props.isShown || undefined} onClick={props.onShow}>
        <Icon name={isLit ? 'lantern-lit' : 'lantern-unlit'} />
        <b>{room.name}</b>
        <span className="tag">{isLit ? texts.visitors(room.visitors) : texts.roomState[room.state]}</span>
        <span className="small">
          {detail(room).map((words, i, all) => (
            <span key={words} className="whole">
              {words}
              {i < all.length - 1 && staffTexts.common.dot}
            </span>
          ))}
        </span>
        {wanting > 0 && (
          <span className="small wanting">
            <Icon name="report" small />
            {texts.notices(wanting)}
          </span>
        )}
      </button>
    </li>
  )
}

function detail(room: DeskRoomView): string[] {
  if (room.state === 'resting') return [texts.restingWhy]
  if (room.state === 'paused') return [texts.pausedWhy]
  if (room.state === 'closed') return [room.nextOpensAt === null ? texts.noNext : texts.from(whenWords(room.nextOpensAt, serverNow()))]
  const hosts = room.hosts.map((host) => host.name).join(staffTexts.common.dot)
  return [hosts ? texts.hostNamed(hosts) : texts.noHost, room.closesAt === null ? '' : texts.until(hourWords(room.closesAt))].filter(Boolean)
}
