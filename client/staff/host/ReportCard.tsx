// Someone told us about a line: which one, why, and that it was seen. A report never hides by itself.
import { Button } from '#client/ui/Button.tsx'
import type { Entry } from '#shared/message'
import { staffTexts } from '#client/staff/words.ts'
import type { ReportView } from '#shared/views'
import { fromTexts } from '../parts/Choices.tsx'
import { Refused } from '../parts/Refused.tsx'
import { Veil } from '../parts/Veil.tsx'
import { isHardToRead } from '../place/flow-lines.ts'
import { clock } from '../time-words.ts'
import { useAct } from '../use-act.ts'

const texts = staffTexts.host

export function ReportCard(props: { report: ReportView; entry: Entry | undefined; canClose: boolean; onShow: () => void; onClosed: () => void }) {
  const { report, entry } = props
  const close = useAct('report:close')
  return (
    <div className="dashed">
      <p className="small soft">{`${clock(report.at)}${staffTexts.common.dot}${texts.reportReasons[report.reason]}`}</p>
      {report.ofReporter > 2 && <p className="small soft">{texts.reportSender(report.ofReporter)}</p>}
      {(entry?.kind === 'message' || entry?.kind === 'released' || entry?.kind === 'restored') && (
        <>
          <p className="small">{texts.reportOf(entry.author.name)}</p>
          <Veil isOn={isHardToRead(entry)}>
            <p>{entry.text}</p>
          </Veil>
        </>
      )}
      <div className="lineacts">
        <Button kind="plain" onClick={props.onShow}>
          {texts.showInFlow}
        </Button>
        {props.canClose &&
          fromTexts(texts.reportOutcomes).map(({ value, word }) => (
            <Button key={value} kind="plain" isBusy={close.isBusy} onClick={() => void close.run({ reportId: report.reportId, outcome: value }).then(({ ok }) => ok && props.onClosed())}>
              {word}
            </Button>
          ))}
      </div>
      <Refused code={close.refused} />
    </div>
  )
}
