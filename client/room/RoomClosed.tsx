// A room that has closed (rule RO6): its words are gone from the page; when it opens next stands here.
import type { ReactNode } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { useTexts } from '#client/texts.tsx'

type Props = { nextOpensAt: number | null; closingWords: string | null; keptDays: number; now: number; unsent: ReactNode; onDoor: () => void }

export function RoomClosed({ nextOpensAt, closingWords, keptDays, now, unsent, onDoor }: Props) {
  const { room, time } = useTexts()
  const words = room.state.closed
  return (
    <section className="grow pad stack ended" role="status">
      <h2 className="title">{words?.head}</h2>
      {unsent}
      <p className="closingwords" lang={closingWords === null ? undefined : 'ja'}>{closingWords ?? words?.body}</p>
      {nextOpensAt !== null && <p>{room.closedNext(`${time.day(nextOpensAt, now)} ${time.clock(nextOpensAt)}`)}</p>}
      <p className="small soft">{room.closedGone(keptDays)}</p>
      <Button kind="main" isWide onClick={onDoor}>
        {room.toDoor}
      </Button>
    </section>
  )
}
