// Beside the flow: whispers, held lines, reports. A dashed edge means that only staff read this.
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#shared/texts/staff'
import type { DeskRoomView, DeskView } from '#shared/views'
import { heldMessages, whispers } from '../place/flow-lines.ts'
import type { PlaceState } from '../place/place-state.ts'
import { can, toRoom } from '../rights.ts'
import { clock } from '../time-words.ts'
import type { Raise } from '../raise/use-raise.ts'
import { RaisePerson } from './RaisePerson.tsx'
import { ReleaseButton } from './ReleaseButton.tsx'
import { ReportCard } from './ReportCard.tsx'

const texts = staffTexts.host

export function AttentionPane(props: { desk: DeskView; room: DeskRoomView; state: PlaceState; raise: Raise }) {
  const { desk, room, state } = props
  const held = heldMessages(state.entries)
  const said = whispers(state.entries)
  const reports = desk.reports.filter((report) => report.placeId === room.roomId)
  const canRelease = can(desk.me, 'message:release', ...toRoom(desk, room))
  const show = (seq: number) => document.querySelector(`[data-seq="${seq}"]`)?.scrollIntoView({ block: 'center' })
  return (
    <aside className="attention" aria-label={texts.staffOnly}>
      <p className="staffonly small">
        <Icon name="lock" small />
        {texts.staffOnly}
      </p>
      <section>
        <h2>{texts.heldTitle}</h2>
        {held.length === 0 && <p className="small soft">{texts.none}</p>}
        {held.map((message) => (
          <div className="dashed" key={message.seq}>
            <p className="small soft">{`${clock(message.at)}・${message.author.name}`}</p>
            <p>{message.text}</p>
            <div className="lineacts">
              {canRelease && <ReleaseButton placeId={room.roomId} seq={message.seq} />}
              <Button kind="plain" onClick={() => show(message.seq)}>
                {texts.showInFlow}
              </Button>
            </div>
          </div>
        ))}
      </section>
      <section>
        <h2>{texts.whispers}</h2>
        {said.length === 0 && <p className="small soft">{texts.none}</p>}
        {said.map((whisper) => (
          <div className="dashed" key={whisper.seq}>
            <p className="small soft">{`${clock(whisper.at)}・${whisper.author.name}`}</p>
            <p>{whisper.text}</p>
            {whisper.author.kind === 'visitor' && can(desk.me, 'escalation:raise', ...toRoom(desk, room)) && (
              <details>
                <summary className="small">{texts.raisePerson}</summary>
                <RaisePerson seatId={whisper.author.seatId} name={whisper.author.name} raise={props.raise} />
              </details>
            )}
          </div>
        ))}
      </section>
      <section>
        <h2>{texts.reports}</h2>
        {reports.length === 0 && <p className="small soft">{texts.none}</p>}
        {reports.map((report) => (
          <ReportCard key={report.reportId} report={report} entry={state.entries.get(report.seq)} canClose={canRelease} onShow={() => show(report.seq)} />
        ))}
      </section>
    </aside>
  )
}
