// Up to five messages before and after a held line: a line is judged in its talk.
import { staffTexts } from '#client/staff/words.ts'
import type { Entry } from '#shared/message'
import type { HeldView } from '#shared/views'
import { Veil } from '../../parts/Veil.tsx'
import { isHardToRead } from '../../place/flow-lines.ts'
import { clock } from '../../time-words.ts'

const texts = staffTexts.host

export function TalkAround({ line }: { line: HeldView }) {
  const isAlone = line.before.length + line.after.length === 0
  return (
    <details className="around">
      <summary className="small">{texts.queue.context}</summary>
      {isAlone ? (
        <p className="small soft">{texts.queue.nothingAround}</p>
      ) : (
        <ol>
          {line.before.map((entry) => (
            <Around key={entry.seq} entry={entry} />
          ))}
          <li className="small thisline">{texts.queue.thisLine}</li>
          {line.after.map((entry) => (
            <Around key={entry.seq} entry={entry} />
          ))}
        </ol>
      )}
    </details>
  )
}

function Around({ entry }: { entry: Entry }) {
  if (entry.kind !== 'message' && entry.kind !== 'released' && entry.kind !== 'restored') return null
  const isGone = entry.kind === 'message' && (entry.hidden !== undefined || entry.isWithdrawn)
  const isHeld = entry.kind === 'message' && entry.held !== undefined
  return (
    <li className={isGone || isHeld ? 'small soft' : 'small'}>
      <span className="soft">{`${clock(entry.at)}${staffTexts.common.dot}${entry.author.name}${isHeld ? `${staffTexts.common.dot}${texts.held}` : ''}`}</span>
      <Veil isOn={isHardToRead(entry)}>
        <p>{entry.text}</p>
      </Veil>
    </li>
  )
}
