// あとの間 (rule RO12): the words are gone, the light is still on. Closing words, the next date, nothing to do.
import type { ReactNode } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { useTexts } from '#client/texts.tsx'
import type { RoomView } from '#shared/views'

export function AfterRoom({ room, now, keptDays, unsent, onDoor }: { room: RoomView; now: number; keptDays: number; unsent: ReactNode; onDoor: () => void }) {
  const { room: texts, time } = useTexts()
  const words = texts.after
  return (
    <section className="grow pad stack ended scrolls" role="status">
      <h2 className="title">{words.head}</h2>
      {unsent}
      <p className="closingwords" lang={room.closingWords === null ? undefined : 'ja'}>{room.closingWords ?? texts.state.after?.body}</p>
      <p>
        {words.body}
        {room.closesAt !== null && words.until(time.clock(room.closesAt))}
      </p>
      {room.nextOpensAt !== null && <p>{texts.closedNext(`${time.day(room.nextOpensAt, now)} ${time.clock(room.nextOpensAt)}`)}</p>}
      <p className="small soft">{texts.closedGone(keptDays)}</p>
      <Button isWide onClick={onDoor}>
        {texts.toDoor}
      </Button>
    </section>
  )
}
