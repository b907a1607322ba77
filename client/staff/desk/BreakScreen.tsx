// After a talk: a rest that is promised by rule, and nothing to do.
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { hourWords } from '../time-words.ts'

const texts = staffTexts.pause

export function BreakScreen({ until }: { until: number }) {
  return (
    <section className="middle calm breakscreen">
      <Icon name="cup" />
      <h1 className="title">{texts.heading}</h1>
      <p className="phrase">{texts.until(hourWords(until))}</p>
      <p className="soft phrase">{texts.body}</p>
      <p className="small soft phrase">{texts.heavy}</p>
    </section>
  )
}
