// The room's head: its light in words, and the moves its state allows to this person.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { stepRoom } from '#shared/room'
import { staffTexts } from '#shared/texts/staff'
import type { DeskRoomView, DeskView } from '#shared/views'
import { Refused } from '../parts/Refused.tsx'
import { can, toRoom } from '../rights.ts'
import { hourWords } from '../time-words.ts'
import { useAct } from '../use-act.ts'
import { CloseAsk } from './CloseAsk.tsx'
import { OpenForm } from './OpenForm.tsx'

const texts = staffTexts.host

export function HostHead(props: { desk: DeskView; room: DeskRoomView; onBackToTalk: (() => void) | null }) {
  const { desk, room } = props
  const { roomId } = room
  const [asked, setAsked] = useState<'open' | 'close' | null>(null)
  const host = useAct('room:host')
  const unhost = useAct('room:unhost')
  const pause = useAct('room:pause')
  const resume = useAct('room:resume')
  const held = toRoom(desk, room)
  const allows = (action: 'room:open' | 'room:pause' | 'room:resume' | 'room:close', move: 'open' | 'pause' | 'resume' | 'close') => can(desk.me, action, ...held) && stepRoom(room.state, move) !== undefined
  const toggle = (what: 'open' | 'close') => setAsked(asked === what ? null : what)
  return (
    <header className="talkhead">
      <div className="top">
        <h1>
          <Icon name={room.state === 'open' ? 'lantern-lit' : 'lantern-unlit'} />
          {room.name}
        </h1>
        <p className="soft small facts">
          {[staffTexts.desk.roomState[room.state], room.state === 'closed' ? '' : texts.presence[room.presence], room.closesAt === null ? '' : staffTexts.desk.until(hourWords(room.closesAt))].filter(Boolean).join('・')}
        </p>
        {props.onBackToTalk && (
          <Button className="slim" icon="back" onClick={props.onBackToTalk}>
            {staffTexts.desk.pick.session}
          </Button>
        )}
      </div>
      <div className="strip">
        {allows('room:open', 'open') && (
          <Button icon="lantern-lit" aria-expanded={asked === 'open'} onClick={() => toggle('open')}>
            {texts.move.open}
          </Button>
        )}
        {room.state !== 'closed' && !room.isHostedByMe && can(desk.me, 'room:host', ...held) && (
          <Button isBusy={host.isBusy} onClick={() => void host.run({ roomId })}>
            {texts.becameHost}
          </Button>
        )}
        {allows('room:pause', 'pause') && (
          <Button icon="pause" isBusy={pause.isBusy} onClick={() => void pause.run({ roomId })}>
            {texts.move.pause}
          </Button>
        )}
        {allows('room:resume', 'resume') && (
          <Button icon="lantern-lit" isBusy={resume.isBusy} onClick={() => void resume.run({ roomId })}>
            {texts.move.resume}
          </Button>
        )}
        {room.isHostedByMe && can(desk.me, 'room:unhost', ...held) && (
          <Button icon="hand-over" isBusy={unhost.isBusy} onClick={() => void unhost.run({ roomId })}>
            {texts.leaveHost}
          </Button>
        )}
        {allows('room:close', 'close') && (
          <Button aria-expanded={asked === 'close'} onClick={() => toggle('close')}>
            {texts.move.close}
          </Button>
        )}
      </div>
      {!can(desk.me, 'room:open', ...held) && can(desk.me, 'room:open', 'on_shift') && room.state === 'closed' && <p className="hint">{texts.moveBlocked.offShift}</p>}
      {room.state === 'closed' && !desk.isSupervisorOnShift && <p className="hint">{texts.moveBlocked.supervisor}</p>}
      {asked === 'open' && room.state === 'closed' && <OpenForm roomId={roomId} onClose={() => setAsked(null)} />}
      {asked === 'close' && room.state !== 'closed' && <CloseAsk roomId={roomId} onClose={() => setAsked(null)} />}
      <Refused code={host.refused ?? unhost.refused ?? pause.refused ?? resume.refused} />
    </header>
  )
}
