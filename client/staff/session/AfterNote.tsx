// Two minutes after a talk: topics, how it ended, one's own strain. Only choosing, no words about a person.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import type { Outcome, Topic } from '#shared/listening'
import { staffTexts } from '#client/staff/words.ts'
import { fromTexts, OneOf, SomeOf } from '../parts/Choices.tsx'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const texts = staffTexts.session.after
const strainLevels = ['1', '2', '3', '4', '5'] as const

export function AfterNote({ listeningId }: { listeningId: string }) {
  const save = useAct('after-note:save')
  const [topics, setTopics] = useState<Topic[]>([])
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [strain, setStrain] = useState<(typeof strainLevels)[number] | null>(null)
  const [missing, setMissing] = useState<string | null>(null)
  const keep = async () => {
    setMissing(outcome ? (strain ? null : texts.strain) : texts.outcome)
    if (outcome && strain) await save.run({ listeningId, topics, outcome, strain: Number(strain) })
  }
  return (
    <section className="afternote stack" aria-labelledby="after-heading">
      <h1 id="after-heading">{texts.heading}</h1>
      <p className="phrase soft">{texts.body}</p>
      <div className="topicgroups" role="group" aria-label={texts.topics}>
        <p className="label">{texts.topics}</p>
        {texts.groups.map((group) => (
          <SomeOf key={group.name} legend={group.name} isInRow choices={fromTexts(texts.topicWords, group.items)} values={topics} onChange={setTopics} />
        ))}
      </div>
      <OneOf legend={texts.outcome} isInRow choices={fromTexts(texts.outcomes)} value={outcome} onChange={setOutcome} />
      <OneOf legend={texts.strain} isInRow choices={strainLevels.map((level) => ({ value: level, word: texts.strains[Number(level) - 1] ?? level }))} value={strain} onChange={setStrain} />
      <p className="hint">{texts.strainHelp}</p>
      <div role="alert">{missing && <p className="hint err">{texts.missing(missing)}</p>}</div>
      <Button kind="main" isBusy={save.isBusy} onClick={keep}>
        {texts.keep}
      </Button>
      <Refused code={save.refused} />
    </section>
  )
}
