// Someone waiting: facts, never a word of theirs.
import { staffTexts } from '#client/staff/words.ts'
import type { WaitingPersonView } from '#shared/views'
import { SeverityTag } from '../parts/Severity.tsx'
import { wholeMinutes } from '../time-words.ts'

const texts = staffTexts.desk

export function WaitingRow({ person, now }: { person: WaitingPersonView; now: number }) {
  const head = person.wasInterrupted ? texts.backToHead : person.isFirstTime ? texts.firstTime : texts.again(person.timesToday)
  const facts = [staffTexts.wish[person.wish], staffTexts.age[person.ageBand], person.wishesFor ? texts.wishesFor(person.wishesFor) : ''].filter(Boolean)
  return (
    <li className="wait">
      <span className="t">{staffTexts.common.minutes(wholeMinutes(now - person.askedAt))}</span>
      <b>{head}</b>
      {person.severity && <SeverityTag severity={person.severity} />}
      <span className="more small soft">{facts.join(staffTexts.common.dot)}</span>
      {person.needsSupervisor && <span className="more small minor">{texts.minor}</span>}
    </li>
  )
}
