// 見守り: quiet rows beside the room (rule FI6). No sound, no banner; looked through before the room closes.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView, FindingView } from '#shared/views'
import { clock } from '../time-words.ts'
import { useAct } from '../use-act.ts'
import { FindingWords } from './FindingWords.tsx'
import { SeenUndo } from './SeenUndo.tsx'
import { reasonWords, ruleWords } from './reason-words.ts'
import { watchRowsOf } from './sounding.ts'

const texts = staffTexts.finding

export function WatchRows({ desk, placeId, onShow }: { desk: DeskView; placeId: string; onShow: (seq: number) => void }) {
  const rows = watchRowsOf(desk.findings, placeId)
  const [seen, setSeen] = useState<string | null>(null)
  return (
    <section>
      <h2>{texts.watch}</h2>
      {rows.length === 0 && <p className="small soft">{staffTexts.host.none}</p>}
      {rows.length > 0 && <p className="small soft phrase">{texts.watchNote}</p>}
      <Rows rows={rows} onShow={onShow} onSeen={setSeen} />
      {desk.findingsLeft.watch > 0 && <p className="small soft">{texts.watchMore(desk.findingsLeft.watch)}</p>}
      {seen !== null && <SeenUndo key={seen} findingIds={[seen]} onDone={() => setSeen(null)} />}
    </section>
  )
}

/** For a supervisor who sits in none of the rooms: the reasons are there, each line's words only when asked for. */
export function WatchFold({ desk, placeId }: { desk: DeskView; placeId: string }) {
  const rows = watchRowsOf(desk.findings, placeId)
  const [seen, setSeen] = useState<string | null>(null)
  if (rows.length === 0 && seen === null) return null
  return (
    <details className="watchfold">
      <summary className="small">{texts.watchCount(rows.length)}</summary>
      <Rows rows={rows} onSeen={setSeen} />
      {seen !== null && <SeenUndo key={seen} findingIds={[seen]} onDone={() => setSeen(null)} />}
    </details>
  )
}

function Rows({ rows, onShow, onSeen }: { rows: readonly FindingView[]; onShow?: (seq: number) => void; onSeen: (findingId: string) => void }) {
  const see = useAct('finding:see')
  return (
    <ul className="watchrows">
      {rows.map((finding) => (
        <li key={finding.findingId}>
          <p className="small" title={ruleWords(finding)}>
            <Icon name="watch" small />
            {`${clock(finding.at)}${staffTexts.common.dot}${reasonWords(finding)}`}
          </p>
          <FindingWords finding={finding} isCovered={onShow === undefined} />
          <div className="lineacts">
            <Button kind="plain" isBusy={see.isBusy} onClick={() => void see.run({ findingId: finding.findingId }).then(({ ok }) => ok && onSeen(finding.findingId))}>
              {texts.seen}
            </Button>
            {onShow && (
              <Button kind="plain" onClick={() => onShow(finding.seq)}>
                {texts.show}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
