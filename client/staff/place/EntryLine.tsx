// Everything in the flow that is not a message: stamps, whispers, who of the staff came or went, automatic lines.
import { Icon } from '#client/ui/Icon.tsx'
import { Mark, Stamp } from '#client/ui/Stamp.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { Veil } from '../parts/Veil.tsx'
import { isHardToRead, type FlowLine } from './flow-lines.ts'

const texts = staffTexts.host

export function EntryLine({ entry, isOpen }: { entry: Extract<FlowLine, { kind: 'entry' | 'whisper' }>['entry']; isOpen?: boolean }) {
  switch (entry.kind) {
    case 'stamp':
      return (
        <li className="line stampline">
          <Stamp name={entry.stamp} />
          <span className="small">
            {entry.author.name}
            <br />
            {texts.stamp[entry.stamp]}
          </span>
        </li>
      )
    case 'whisper':
      return (
        <li className="line whisperline">
          <p className="who">
            {entry.author.kind === 'visitor' && <Mark name={entry.author.mark} />}
            {entry.author.name}
            <span className="status">
              <Icon name="whisper" small />
              {texts.staffOnly}
            </span>
          </p>
          <div className="say">
            <Veil isOn={isHardToRead(entry) && !isOpen}>
              <p>{entry.text}</p>
            </Veil>
          </div>
        </li>
      )
    case 'joined':
      return <li className="autoline">{texts.joinedLine(entry.author.name, staffTexts.part[entry.author.part])}</li>
    case 'left':
      return <li className="autoline">{texts.leftLine(entry.author.name, staffTexts.part[entry.author.part])}</li>
    case 'asked':
      return <li className="autoline">{texts.askedLine(entry.author.name)}</li>
    case 'held_again':
      return <li className="autoline">{texts.heldAgainLine}</li>
    case 'notice':
      return (
        <li className="autoline">
          <span className="autotag">{texts.auto}</span>
          {texts.notice[entry.notice]}
        </li>
      )
    default:
      return null
  }
}
