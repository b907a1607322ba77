// For a listener whose person may be in danger (rule FI7): ask directly, find out, stay, tell the supervisor. It stands beside the talk
// and never in its way.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView } from '#shared/views'
import { SeverityTag } from '../parts/Severity.tsx'
import { useAct } from '../use-act.ts'
import { reasonWords } from './reason-words.ts'
import { SeenUndo } from './SeenUndo.tsx'

const texts = staffTexts.finding.care

export function CareCard(props: { desk: DeskView; placeId: string; isBackupAsked: boolean; onBackup: () => void }) {
  const see = useAct('finding:see')
  const own = props.desk.findings.filter(({ placeId, kind, severity }) => placeId === props.placeId && kind === 'danger' && severity !== 'watch')
  const [gravest] = own
  const [folded, setFolded] = useState<readonly string[]>([])
  if (!gravest) return folded.length === 0 ? null : <SeenUndo findingIds={folded} onDone={() => setFolded([])} />
  const isDying = own.some(({ reasons }) => reasons.some(({ category }) => category.startsWith('suicide') || category === 'repeated' || category === 'over_days'))
  const seeAll = async () => {
    const all = own.map(({ findingId }) => findingId)
    for (const findingId of all) await see.run({ findingId })
    setFolded(all)
  }
  return (
    <section className="carecard" role="status" aria-label={isDying ? texts.headDying : texts.headDanger}>
      <p className="alerttop">
        <SeverityTag severity={gravest.severity} />
        <b>{isDying ? texts.headDying : texts.headDanger}</b>
      </p>
      <p className="small soft phrase">{reasonWords(gravest)}</p>
      <ol>
        {[isDying ? texts.ask : texts.askDanger, texts.check, texts.stay, texts.tell].map((step) => (
          <li key={step} className="phrase">
            {step}
          </li>
        ))}
      </ol>
      <div className="acts">
        <Button icon="whisper" disabled={props.isBackupAsked} onClick={props.onBackup}>
          {props.isBackupAsked ? texts.told : texts.tellNow}
        </Button>
        <Button kind="plain" icon="acknowledge" isBusy={see.isBusy} onClick={() => void seeAll()}>
          {texts.fold}
        </Button>
      </div>
    </section>
  )
}
