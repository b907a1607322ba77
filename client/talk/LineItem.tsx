// One line of the flow, by kind.
import type { ReactNode } from 'react'
import { Icon } from '#client/ui/Icon.tsx'
import { Stamp } from '#client/ui/Stamp.tsx'
import type { Line } from '#client/room/lines.ts'
import { useTexts } from '#client/texts.tsx'
import { authorName } from './author-name.ts'
import { HeldLine } from './HeldLine.tsx'
import { HelpLine, isHelp } from './HelpLine.tsx'
import type { LineMenuActs } from './LineMenu.tsx'
import { LateLine, ReleasedLine } from './ReleasedLine.tsx'
import { SaidLine } from './SaidLine.tsx'

export type LineActs = LineMenuActs & {
  onRewriteHeld: (text: string, seq: number) => void
  /** words that staff proposed go out instead of the held line */
  onSendInstead: (text: string, seq: number) => void
  onDropHeld: (seq: number) => void
  /** the card with help, and being listened to alone where that may be asked for */
  onHelp: () => void
  onListen?: () => void
  /** A staff member came in or went: how that is introduced is the listening screen's matter. */
  introduce?: (line: Extract<Line, { kind: 'joined' | 'left' }>) => ReactNode
}

export function LineItem({ line, acts }: { line: Line; acts: LineActs }) {
  const texts = useTexts()
  switch (line.kind) {
    case 'when':
      return <li className="when">{texts.time.around(line.at)}</li>
    case 'new':
      return <li className="new">{texts.room.say.fresh}</li>
    case 'said':
      return <SaidLine line={line} acts={acts} />
    case 'held':
      return <HeldLine entry={line.entry} asked={line.asked} acts={acts} />
    case 'released':
      return <ReleasedLine line={line} acts={acts} />
    case 'late':
      return <LateLine line={line} />
    case 'stamp':
      return (
        <li className={line.isMine ? 'line mine stampline' : 'line stampline'}>
          <Stamp name={line.entry.stamp} />
          <p>
            <span className="who">{line.isMine ? texts.room.say.you : authorName(line.entry.author, texts)}</span>
            <span className="small">{texts.room.stamp[line.entry.stamp]}</span>
          </p>
        </li>
      )
    case 'whisper':
      return (
        <li className="line mine">
          <div className="say whispered" lang="ja">{line.entry.text}</div>
          <p className="state">
            <Icon name="whisper" small />
            {texts.room.whisper.tag}
          </p>
        </li>
      )
    case 'notice':
      if (isHelp(line.entry.notice)) return <HelpLine notice={line.entry.notice} acts={acts} />
      return (
        <li className="noticeline">
          <span className="auto">{texts.room.say.automatic}</span>
          {texts.room.notice[line.entry.notice]}
        </li>
      )
    case 'joined':
    case 'left':
      return acts.introduce?.(line) ?? null
  }
}
