// The desk: rooms and waiting at the left, one thing in the middle, notes behind their post at the right.
import { useState } from 'react'
import type { DeskView } from '#shared/views'
import type { Alarm } from '../board/use-alarm.ts'
import { ShiftStart } from '../door/ShiftStart.tsx'
import { Alerts } from '../findings/Alerts.tsx'
import { HostRoom } from '../host/HostRoom.tsx'
import { ListsPage } from '../lists/ListsPage.tsx'
import { LookIn } from '../overview/LookIn.tsx'
import { Overview } from '../overview/Overview.tsx'
import { PlanPage } from '../plan/PlanPage.tsx'
import { OneNote } from '../solo-notes/OneNote.tsx'
import { AfterNote } from '../session/AfterNote.tsx'
import { TransferOffer } from '../session/TransferOffer.tsx'
import { useAct } from '../use-act.ts'
import { useNow } from '../use-now.ts'
import { BreakScreen } from './BreakScreen.tsx'
import { CallList } from './CallList.tsx'
import { middleOf, mySession, type Wanted } from './desk-focus.ts'
import { DeskSide } from './DeskSide.tsx'
import { Idle } from './Idle.tsx'
import { MyTalk } from './MyTalk.tsx'
import { PaneSwitch, type Pane } from './PaneSwitch.tsx'

export function Desk(props: { desk: DeskView; alarm: Alarm; isUp: boolean; wanted: Wanted; onWant: (wanted: Wanted) => void; reread: () => void }) {
  const { desk, onWant } = props
  const now = useNow()
  const begin = useAct('shift:start')
  const end = useAct('shift:end')
  const [pane, setPane] = useState<Pane>('main')
  const middle = middleOf(desk, props.wanted, now)
  const hasNotes = middle.kind === 'session' || middle.kind === 'look' || middle.kind === 'room'
  const want = (next: Wanted) => {
    onWant(next)
    setPane('main')
  }
  const offers = desk.transfers.filter((one) => one.to.staffId === desk.me.staffId)

  return (
    <div className="desk" data-pane={pane} data-middle={middle.kind}>
      <PaneSwitch pane={pane} hasNotes={hasNotes} onPane={setPane} />
      <DeskSide desk={desk} isUp={props.isUp} shownRoomId={middle.kind === 'room' ? middle.roomId : null} onRoom={(roomId) => want({ kind: 'room', roomId })} onTaken={() => want({ kind: 'session' })} shownNoteId={middle.kind === 'note' ? middle.note.noteId : null} onNote={(noteId) => want({ kind: 'note', noteId })} />
      {/* On a low screen the break has to be scrolled and holds nothing that takes the focus: keys reach it itself. */}
      <main className="midst" tabIndex={middle.kind === 'break' ? 0 : undefined}>
        <div className="calls">
          <Alerts desk={desk} alarm={props.alarm} onWant={want} />
          <CallList desk={desk} />
          {offers.map((offer) => (
            <TransferOffer key={offer.transferId} offer={offer} onAccepted={() => want({ kind: 'session' })} />
          ))}
        </div>
        {middle.kind === 'shift' && <ShiftStart isBusy={begin.isBusy} refused={begin.refused} onBegin={() => void begin.run({}).then(props.reread)} />}
        {middle.kind === 'session' && <MyTalk key={middle.session.listeningId} desk={desk} session={middle.session} />}
        {middle.kind === 'after-note' && <AfterNote key={middle.listeningId} listeningId={middle.listeningId} />}
        {middle.kind === 'break' && <BreakScreen until={middle.until} />}
        {middle.kind === 'room' && <HostRoom key={middle.roomId} desk={desk} roomId={middle.roomId} onBackToTalk={mySession(desk) ? () => want({ kind: 'session' }) : null} />}
        {middle.kind === 'overview' && <Overview desk={desk} onLook={want} onRoom={(roomId) => want({ kind: 'room', roomId })} onEnd={() => void end.run({}).then(props.reread)} endRefused={end.refused} />}
        {middle.kind === 'note' && <OneNote key={middle.note.noteId} desk={desk} note={middle.note} onBack={() => want(null)} />}
        {middle.kind === 'plan' && <PlanPage />}
        {middle.kind === 'lists' && <ListsPage />}
        {middle.kind === 'look' && <LookIn key={middle.placeId} desk={desk} look={middle} onLeave={() => want({ kind: 'overview' })} />}
        {middle.kind === 'idle' && <Idle desk={desk} refused={end.refused} onEnd={() => void end.run({}).then(props.reread)} />}
      </main>
    </div>
  )
}
