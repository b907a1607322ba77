// A stamp in the flow keeps its word; one's own latest can be taken back like a line.
import { useRef } from 'react'
import { Stamp } from '#client/ui/Stamp.tsx'
import type { Line } from '#client/room/lines.ts'
import { useTexts } from '#client/texts.tsx'
import { authorName } from './author-name.ts'
import { TakenBack, UndoLatest, type TakeBackActs } from './TakeBack.tsx'

export function StampLine({ line, acts }: { line: Extract<Line, { kind: 'stamp' }>; acts: TakeBackActs }) {
  const texts = useTexts()
  const row = useRef<HTMLLIElement>(null)
  const { entry, isMine } = line
  if (line.gone) {
    return (
      <li className="line mine" ref={row} tabIndex={-1}>
        <TakenBack gone={line.gone} text="" acts={acts} />
      </li>
    )
  }
  return (
    <li className={isMine ? 'line mine stampline' : 'line stampline'} ref={row} tabIndex={isMine ? -1 : undefined}>
      <Stamp name={entry.stamp} />
      <p>
        <span className="who">{isMine ? texts.room.say.you : authorName(entry.author, texts)}</span>
        <span className="small">{texts.room.stamp[entry.stamp]}</span>
      </p>
      {line.isLatest && <UndoLatest onTakeBack={() => (row.current?.focus({ preventScroll: true }), acts.onTakeBack(entry.seq))} />}
    </li>
  )
}
