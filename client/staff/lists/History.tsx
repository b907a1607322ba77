// What was: each version with who, when and why, what it changed, and the way back to it (rules WL1, WL5).
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { ListsView, ListVersionView } from '#shared/word-lists'
import { Refused } from '../parts/Refused.tsx'
import { whenWords } from '../time-words.ts'
import { useAct } from '../use-act.ts'
import { serverNow } from '../use-now.ts'
import { ListDiff } from './ListDiff.tsx'
import { WhyForm } from './WhyForm.tsx'

const texts = staffTexts.lists.history
const shownAtFirst = 5

export function History({ view, onBack }: { view: ListsView; onBack: (view: ListsView) => void }) {
  const [most, setMost] = useState(shownAtFirst)
  return (
    <section className="listhistory" aria-label={texts.heading}>
      <h2>{texts.heading}</h2>
      <ol>
        {view.versions.slice(0, most).map((version) => (
          <Version key={version.number} view={view} version={version} onBack={onBack} />
        ))}
      </ol>
      {view.versions.length > most && <Button onClick={() => setMost(most + 20)}>{texts.more}</Button>}
    </section>
  )
}

function Version({ view, version, onBack }: { view: ListsView; version: ListVersionView; onBack: (view: ListsView) => void }) {
  const back = useAct('lists:roll-back')
  const [open, setOpen] = useState<'diff' | 'back' | null>(null)
  const { number } = version
  const isNow = number === view.current
  const toggle = (which: 'diff' | 'back') => setOpen(open === which ? null : which)
  const goBack = async (reason: string) => {
    const ack = await back.run({ base: view.current, to: number, reason })
    if (ack.ok) onBack(ack.data)
  }
  return (
    <li>
      <p>
        <b>{texts.version(number)}</b> {isNow && <span className="small">{texts.now}</span>}
        <span className="small soft">{`${whenWords(version.at, serverNow())}${staffTexts.common.dot}${texts.by(version.by)}${staffTexts.common.dot}${texts.kind[version.kind]}${version.kind === 'rollback' && version.fromNumber ? staffTexts.common.brackets(texts.from(version.fromNumber)) : ''}`}</span>
      </p>
      {version.reason && <p className="small phrase">{version.reason}</p>}
      <div className="lineacts">
        <Button kind="plain" aria-expanded={open === 'diff'} onClick={() => toggle('diff')}>
          {open === 'diff' ? texts.hide : texts.see}
        </Button>
        {!isNow && (
          <Button kind="plain" aria-expanded={open === 'back'} onClick={() => toggle('back')}>
            {texts.back}
          </Button>
        )}
      </div>
      {open === 'diff' && <ListDiff before={number > 1 ? number - 1 : null} after={number} />}
      {open === 'back' && <WhyForm act={texts.backDo} isBusy={back.isBusy} onGo={(reason) => void goBack(reason)} onClose={() => setOpen(null)} />}
      <Refused code={back.refused} />
    </li>
  )
}
