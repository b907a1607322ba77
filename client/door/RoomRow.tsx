// One of the other rooms at the door: open (lit lamp), resting (a cup), or closed with its next opening.
import { useStill } from '#client/still/still.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { useTexts, type Texts } from '#client/texts.tsx'
import { isEnterable } from '#shared/room-acts'
import type { RoomView } from '#shared/views'

/** `sister`: the room that was opened beside this one because it is full */
export function RoomRow({ room, sister, now, onWatch }: { room: RoomView; sister?: string; now: number; onWatch: (room: RoomView) => void }) {
  const texts = useTexts()
  const isStill = useStill()
  const isOpen = isEnterable(room.state)
  const icon = room.state === 'open' ? 'lantern-lit' : isOpen ? 'cup' : 'lantern-unlit'
  const inside = (
    <>
      <span className={room.state === 'open' ? 'lamp-on' : 'lamp-off'}>
        <Icon name={icon} />
      </span>
      <span>
        <b lang="ja">{room.name}</b>
        <span className="small soft">{roomDetail(room, now, texts)}</span>
        {room.theme && <span className="small soft">{texts.room.theme(room.theme)}</span>}
        {room.isFull && sister !== undefined && <span className="small soft">{texts.room.fullMore(sister)}</span>}
      </span>
    </>
  )
  return (
    <li>
      {isOpen && !room.isFull && !room.isLocked && !isStill ? (
        <button type="button" className="rowlink" onClick={() => onWatch(room)}>
          {inside}
          <span className="openflag">{texts.door.watch}</span>
        </button>
      ) : (
        <div className="rowlink">{inside}</div>
      )}
    </li>
  )
}

export function roomDetail(room: RoomView, now: number, texts: Texts): string {
  const { door, room: words, time } = texts
  const { dot } = texts.common
  const about = words.kind[room.kind] || words.audience[room.audience]
  if (!isEnterable(room.state)) return `${about}${dot}${room.nextOpensAt ? door.opensLater(`${time.day(room.nextOpensAt, now)} ${time.clock(room.nextOpensAt)}`) : door.closedNow}`
  if (room.isLocked) return `${about}${dot}${door.locked}`
  if (room.isFull) return `${about}${dot}${door.full}`
  if (room.state !== 'open') return `${about}${dot}${door.resting}`
  return room.closesAt ? `${about}${dot}${time.until(room.closesAt)}` : about
}
