// The room's head: its light in words, and the moves its state allows to this person.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { stepRoom } from '#shared/room'
import { isEnterable } from '#shared/room-acts'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskRoomView, DeskView } from '#shared/views'
import { Refused } from '../parts/Refused.tsx'
import { can, toRoom } from '../rights.ts'
import { hourWords } from '../time-words.ts'
import { useAct } from '../use-act.ts'
import { OpenForm } from './OpenForm.tsx'
import { steeredFacts } from './room-facts.ts'
import { AdmitForm, CloseForm, FadeForm, LockForm, PauseForm, SlowForm } from './SteerForms.tsx'

const texts = staffTexts.host

export function HostHead(props: { desk: DeskView; room: DeskRoomView; onBackToTalk: (() => void) | null }) {
  const { desk, room } = props
  const { roomId } = room
  const [asked, setAsked] = useState<'open' | 'close' | 'fade' | 'pause' | 'slow' | 'lock' | 'admit' | null>(null)
  const host = useAct('room:host')
  const unhost = useAct('room:unhost')
  const resume = useAct('room:resume')
  const reopen = useAct('room:reopen')
  const sister = useAct('room:open-sister')
  const unlock = useAct('room:unlock')
  const admit = useAct('room:admit')
  const held = toRoom(desk, room)
  const allows = (action: 'room:open' | 'room:pause' | 'room:resume' | 'room:fade' | 'room:reopen' | 'room:close', move: 'open' | 'pause' | 'resume' | 'fade' | 'reopen' | 'close') => can(desk.me, action, ...held) && stepRoom(room.state, move) !== undefined
  const toggle = (what: NonNullable<typeof asked>) => setAsked(asked === what ? null : what)
  const close = () => setAsked(null)
  const mayLock = room.state !== 'closed' && can(desk.me, 'room:lock', ...held)
  return (
    <header className="talkhead">
      <div className="top">
        <h1>
          <Icon name={room.state === 'open' ? 'lantern-lit' : 'lantern-unlit'} />
          {room.name}
        </h1>
        <p className="soft small facts">
          {[staffTexts.desk.roomState[room.state], room.state === 'closed' ? '' : texts.presence[room.presence], room.closesAt === null ? '' : staffTexts.desk.until(hourWords(room.closesAt)), ...steeredFacts(room)].filter(Boolean).join(staffTexts.common.dot)}
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
          <Button icon="pause" aria-expanded={asked === 'pause'} onClick={() => toggle('pause')}>
            {texts.move.pause}
          </Button>
        )}
        {allows('room:resume', 'resume') && (
          <Button icon="lantern-lit" isBusy={resume.isBusy} onClick={() => void resume.run({ roomId, reason: 'over' })}>
            {texts.move.resume}
          </Button>
        )}
        {room.state !== 'closed' && can(desk.me, 'room:slow', ...held) && (
          <Button icon="clock" aria-expanded={asked === 'slow'} onClick={() => toggle('slow')}>
            {room.hostSlowMs > 0 ? texts.steer.changeSlow : texts.steer.slow}
          </Button>
        )}
        {mayLock && !room.isLocked && (
          <Button icon="lock" aria-expanded={asked === 'lock'} onClick={() => toggle('lock')}>
            {texts.steer.lock}
          </Button>
        )}
        {mayLock && room.isLocked && (
          <Button icon="lock" isBusy={unlock.isBusy} onClick={() => void unlock.run({ roomId, reason: 'over' })}>
            {texts.steer.unlock}
          </Button>
        )}
        {mayLock && isEnterable(room.state) && (
          <Button
            icon="sit"
            isBusy={admit.isBusy}
            aria-expanded={room.isAdmitting ? undefined : asked === 'admit'}
            onClick={() => (room.isAdmitting ? void admit.run({ roomId, isOn: false, reason: 'over' }) : toggle('admit'))}
          >
            {room.isAdmitting ? texts.steer.unadmit : texts.steer.admit}
          </Button>
        )}
        {room.isHostedByMe && can(desk.me, 'room:unhost', ...held) && (
          <Button icon="hand-over" isBusy={unhost.isBusy} onClick={() => void unhost.run({ roomId })}>
            {texts.leaveHost}
          </Button>
        )}
        {allows('room:fade', 'fade') && (
          <Button aria-expanded={asked === 'fade'} onClick={() => toggle('fade')}>
            {texts.move.fade}
          </Button>
        )}
        {allows('room:reopen', 'reopen') && (
          <Button icon="lantern-lit" isBusy={reopen.isBusy} onClick={() => void reopen.run({ roomId, reason: 'mistake' })}>
            {texts.move.reopen}
          </Button>
        )}
        {room.isFull && room.sisterOf === null && isEnterable(room.state) && can(desk.me, 'room:open-sister', ...held) && (
          <Button icon="lantern-lit" isBusy={sister.isBusy} onClick={() => void sister.run({ roomId })}>
            {texts.sister}
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
      {room.due && room.state === 'closed' && <p className="hint">{texts.dueNow(hourWords(room.due.opensAt), hourWords(room.due.closesAt))}</p>}
      {room.isFull && room.sisterOf === null && isEnterable(room.state) && room.isHostedByMe && <p className="hint">{texts.sisterMore}</p>}
      {asked === 'open' && room.state === 'closed' && <OpenForm room={room} onClose={close} />}
      {asked === 'fade' && stepRoom(room.state, 'fade') && <FadeForm roomId={roomId} onClose={close} />}
      {asked === 'close' && room.state !== 'closed' && <CloseForm roomId={roomId} onClose={close} />}
      {asked === 'pause' && room.state === 'open' && <PauseForm roomId={roomId} onClose={close} />}
      {asked === 'slow' && room.state !== 'closed' && <SlowForm roomId={roomId} slowMs={room.hostSlowMs} onClose={close} />}
      {asked === 'lock' && mayLock && !room.isLocked && <LockForm roomId={roomId} onClose={close} />}
      {asked === 'admit' && mayLock && !room.isAdmitting && <AdmitForm roomId={roomId} onClose={close} />}
      <Refused code={host.refused ?? unhost.refused ?? resume.refused ?? reopen.refused ?? sister.refused ?? unlock.refused ?? admit.refused} />
    </header>
  )
}
