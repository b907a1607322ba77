// One message as staff see it: whose, what, and its fate in words (held, hidden, late).
import type { ReactNode } from 'react'
import { Icon } from '#client/ui/Icon.tsx'
import { Mark } from '#client/ui/Stamp.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { Veil } from '../parts/Veil.tsx'
import { clock } from '../time-words.ts'
import { isVeiled, type FlowLine } from './flow-lines.ts'

const texts = staffTexts.host

export function MessageLine(props: { line: Extract<FlowLine, { kind: 'message' }>; isMine: boolean; isNew?: boolean; isOpen?: boolean; actions?: ReactNode }) {
  const { line, isMine } = props
  const { author } = line
  const isHost = author.kind === 'staff' && author.part === 'host'
  const name = author.kind === 'staff' ? `${author.name}${staffTexts.common.brackets(staffTexts.part[author.part])}` : author.name
  const classes = ['line', isMine && 'mine', isHost && 'host', line.held && 'heldline', (line.hiddenFor || line.isWithdrawn) && 'hiddenline', line.isFollowing && 'following']
  return (
    <li className={classes.filter(Boolean).join(' ')} data-seq={line.seq}>
      {!(isMine && !isHost) && (
        <p className={line.isFollowing ? 'vh' : 'who'}>
          {author.kind === 'visitor' ? <Mark name={author.mark} /> : isHost ? <Icon name="lantern-lit" small /> : null}
          {name}
          {author.kind === 'visitor' && props.isNew && <span className="newcomer">{texts.newcomer}</span>}
          <span className="vh"> {clock(line.at)}</span>
        </p>
      )}
      {isMine && !isHost && <span className="vh">{`${staffTexts.session.you} ${clock(line.at)}`}</span>}
      {line.held && (
        <p className="status">
          <Icon name="pause" small />
          {texts.held}
        </p>
      )}
      {line.text !== '' && <div className="say">
        <Veil isOn={isVeiled(line, props.isOpen)}>
          <p>{line.held ? marked(line.text, line.held.spans) : line.text}</p>
        </Veil>
      </div>}
      {line.held && <p className="small why">{`${texts.heldWhy}${staffTexts.common.colon}${texts.category[line.held.category] ?? texts.categoryOther}`}</p>}
      {line.hiddenFor && <p className="small why">{texts.hidden(texts.reasons[line.hiddenFor])}</p>}
      {line.isDelayed && !line.hiddenFor && <p className="small why">{texts.delayed}</p>}
      {line.isRestored && !line.hiddenFor && <p className="small why">{texts.restoredLine}</p>}
      {line.isCovered && !line.isWithdrawn && <p className="small why">{texts.coveredLine}</p>}
      {line.isWithdrawn && <p className="small why">{texts.withdrawn}</p>}
      {props.actions}
    </li>
  )
}

export function marked(text: string, spans: readonly (readonly [number, number])[]): ReactNode[] {
  const parts: ReactNode[] = []
  let from = 0
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start < from || end <= start) continue
    parts.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>)
    from = end
  }
  return [...parts, text.slice(from)]
}
