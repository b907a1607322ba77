// One agency in the list: what it is, how long ago somebody asked there, and the two things one can do with it.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import type { AgencyView } from '#shared/directory'
import { staffTexts } from '#client/staff/words.ts'
import { directoryTexts as texts } from '#client/staff/words.ts'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'
import { useNow } from '../use-now.ts'

const oldMs = 180 * 24 * 60 * 60_000

export function AgencyRow({ agency, onEdit, onDropped }: { agency: AgencyView; onEdit: () => void; onDropped: () => void }) {
  const [isAsking, setAsking] = useState(false)
  const drop = useAct('agency:drop')
  const isOld = useNow() - Date.parse(`${agency.verifiedOn}T00:00:00+09:00`) > oldMs
  return (
    <li className="agencyrow">
      <p>
        <b>{agency.name}</b>
        <span className="small soft">{` ${agency.municipality}${staffTexts.common.dot}${agency.situations.map((each) => texts.situations[each]).join(staffTexts.common.comma)}`}</span>
      </p>
      <p className="small">
        {[agency.isExample && texts.example, agency.phone, agency.hoursText, texts.verified(agency.verifiedOn), isOld && texts.old].filter(Boolean).join(staffTexts.common.dot)}
      </p>
      {isAsking ? (
        <div className="acts">
          <span>{texts.dropAsk(agency.name)}</span>
          <Button kind="main" isBusy={drop.isBusy} onClick={async () => (await drop.run({ id: agency.id })).ok && onDropped()}>
            {texts.dropYes}
          </Button>
          <Button onClick={() => setAsking(false)}>{staffTexts.common.cancel}</Button>
        </div>
      ) : (
        <div className="acts">
          <Button onClick={onEdit}>{texts.edit}</Button>
          <Button kind="plain" onClick={() => setAsking(true)}>
            {texts.drop}
          </Button>
        </div>
      )}
      <Refused code={drop.refused} />
    </li>
  )
}
