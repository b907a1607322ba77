// One line of the flow, by kind.
import type { ReactNode } from 'react'
import { Icon } from '#client/ui/Icon.tsx'
import type { Line } from '#client/room/lines.ts'
import { useTexts } from '#client/texts.tsx'
import { HeldLine } from './HeldLine.tsx'
import { HelpLine, isHelp } from './HelpLine.tsx'
import type { LineMenuActs } from './LineMenu.tsx'
import type { TakeBackActs } from './TakeBack.tsx'
import { LateLine, ReleasedLine } from './ReleasedLine.tsx'
import { SaidLine } from './SaidLine.tsx'
import { StampLine } from './StampLine.tsx'

export type LineActs = LineMenuActs & TakeBackActs & {
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
      return <StampLine line={line} acts={acts} />
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
