// What a host changes about a room, each with its reason: pausing, the pace of writing, whether new people come in.
import { useState } from 'react'
import type { RefusedCode } from '#client/link.ts'
import { Button } from '#client/ui/Button.tsx'
import type { RoomReason } from '#shared/room'
import { staffTexts } from '#client/staff/words.ts'
import { fromTexts, OneOf } from '../parts/Choices.tsx'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const texts = staffTexts.host
/** Why one begins something; that it is over is why one ends it. The likeliest is chosen already: in a hurry it is one press. */
const beginning: readonly RoomReason[] = ['heated', 'flood', 'care', 'breath', 'short_handed', 'other']
const ending: readonly RoomReason[] = ['ended', 'heated', 'flood', 'care', 'short_handed', 'other']

type FormProps = { body: string; doWord: string; likeliest: RoomReason; reasons?: readonly RoomReason[]; isBusy: boolean; refused: RefusedCode | null; onDo: (reason: RoomReason) => void; onClose: () => void }

/** A few words of what will be so, the reason, the act. */
export function ReasonForm(props: FormProps) {
  const [reason, setReason] = useState(props.likeliest)
  return (
    <div className="toolsheet stack tight">
      <p className="small phrase">{props.body}</p>
      <OneOf legend={texts.why} isInRow choices={fromTexts(texts.roomReasons, props.reasons ?? beginning)} value={reason} onChange={setReason} />
      <div className="acts">
        <Button kind="main" isBusy={props.isBusy} onClick={() => props.onDo(reason)}>
          {props.doWord}
        </Button>
        <Button onClick={props.onClose}>{staffTexts.common.cancel}</Button>
      </div>
      <Refused code={props.refused} />
    </div>
  )
}

export function PauseForm({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const pause = useAct('room:pause')
  return <ReasonForm body={texts.steer.pauseBody} doWord={texts.move.pause} likeliest="breath" isBusy={pause.isBusy} refused={pause.refused} onDo={async (reason) => (await pause.run({ roomId, reason })).ok && onClose()} onClose={onClose} />
}

export function LockForm({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const lock = useAct('room:lock')
  return <ReasonForm body={texts.steer.lockBody} doWord={texts.steer.lock} likeliest="flood" isBusy={lock.isBusy} refused={lock.refused} onDo={async (reason) => (await lock.run({ roomId, reason })).ok && onClose()} onClose={onClose} />
}

export function AdmitForm({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const admit = useAct('room:admit')
  return <ReasonForm body={texts.steer.admitBody} doWord={texts.steer.admit} likeliest="flood" isBusy={admit.isBusy} refused={admit.refused} onDo={async (reason) => (await admit.run({ roomId, isOn: true, reason })).ok && onClose()} onClose={onClose} />
}

export function FadeForm({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const fade = useAct('room:fade')
  return <ReasonForm body={texts.fadeAsk} doWord={texts.move.fade} likeliest="ended" reasons={ending} isBusy={fade.isBusy} refused={fade.refused} onDo={async (reason) => (await fade.run({ roomId, reason })).ok && onClose()} onClose={onClose} />
}

/** Closing takes the words from visitors' screens; that is said before it is done. */
export function CloseForm({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const close = useAct('room:close')
  return <ReasonForm body={texts.closeAsk} doWord={texts.closeYes} likeliest="ended" reasons={ending} isBusy={close.isBusy} refused={close.refused} onDo={async (reason) => (await close.run({ roomId, reason })).ok && onClose()} onClose={onClose} />
}

type Pace = keyof typeof texts.steer.paces

export function SlowForm(props: { roomId: string; slowMs: number; onClose: () => void }) {
  const slow = useAct('room:slow')
  const now = String(props.slowMs)
  const [pace, setPace] = useState<Pace>(now !== '0' && now in texts.steer.paces ? (now as Pace) : '30000')
  const [reason, setReason] = useState<RoomReason>('heated')
  const go = async () => {
    if ((await slow.run({ roomId: props.roomId, slowMs: Number(pace), reason: pace === '0' ? 'over' : reason })).ok) props.onClose()
  }
  return (
    <div className="toolsheet stack tight">
      <p className="small phrase">{texts.steer.slowBody}</p>
      <OneOf legend={texts.steer.pace} isInRow choices={fromTexts<Pace>(texts.steer.paces, props.slowMs > 0 ? undefined : ['10000', '30000', '60000', '120000'])} value={pace} onChange={setPace} />
      {pace !== '0' && <OneOf legend={texts.why} isInRow choices={fromTexts(texts.roomReasons, beginning)} value={reason} onChange={setReason} />}
      <div className="acts">
        <Button kind="main" isBusy={slow.isBusy} onClick={() => void go()}>
          {texts.steer.doSlow}
        </Button>
        <Button onClick={props.onClose}>{staffTexts.common.cancel}</Button>
      </div>
      <Refused code={slow.refused} />
    </div>
  )
}
