// What is known without the words: level, causes, since when, until when, who was told and whether it arrived.
import { staffTexts } from '#client/staff/words.ts'
import type { EscalationFileView, EscalationView } from '#shared/views'
import { SeverityTag } from '../parts/Severity.tsx'
import { clock, clockWithDay } from '../time-words.ts'
import { useNow } from '../use-now.ts'

const texts = staffTexts.case

export function CaseFacts(props: { view: EscalationView; file: EscalationFileView | null }) {
  const { view, file } = props
  const now = useNow()
  const notes = file?.moves.filter((move) => move.note) ?? []
  return (
    <section className="stack tight">
      <SeverityTag severity={view.severity} />
      <dl className="factlist">
        <dt>{texts.raisedAt}</dt>
        <dd>{`${clockWithDay(view.raisedAt, now)}${staffTexts.common.brackets(staffTexts.board.age(now - view.raisedAt))}`}</dd>
        <dt>{texts.raisedBy}</dt>
        <dd>{view.causes.map((cause) => staffTexts.board.cause[cause]).join(staffTexts.common.dot)}</dd>
        {view.deadlineAt !== null && (
          <>
            <dt>{texts.deadline}</dt>
            <dd>{clockWithDay(view.deadlineAt, now)}</dd>
          </>
        )}
        {view.owner && (
          <>
            <dt>{texts.owner}</dt>
            <dd>{`${staffTexts.common.san(view.owner.name)}${staffTexts.common.dot}${staffTexts.board.state[view.state]}`}</dd>
          </>
        )}
        {notes.map((move) => (
          <div key={move.at}>
            <dt>{texts.reasonGiven}</dt>
            <dd>{move.note}</dd>
          </div>
        ))}
      </dl>
      {file && (
        <details>
          <summary>{texts.told}</summary>
          <ul className="told small">
            {file.told.length === 0 && <li>{texts.toldNone}</li>}
            {file.told.map((one) => (
              <li key={`${one.channel}${one.who}${one.at}`}>{`${clock(one.at)} ${texts.channel[one.channel]} ${one.who}${staffTexts.common.dot}${one.deliveredAt === null ? texts.notDelivered : texts.delivered}`}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
