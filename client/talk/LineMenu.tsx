// What one can do with another's line: nod, let staff know (with a reason in the same tap), fold that person for oneself.
import { useEffect, useRef, useState } from 'react'
import { Icon } from '#client/ui/Icon.tsx'
import { Stamp } from '#client/ui/Stamp.tsx'
import { useImeSafeKeys } from '#client/ui/use-ime-safe-enter.ts'
import type { Entry, ReportReason } from '#shared/message'
import { useTexts } from '#client/texts.tsx'

export type LineMenuActs = {
  onNod?: (seq: number) => void
  onReport?: (seq: number, reason: ReportReason) => Promise<boolean>
  onFold: (seatId: string, isFolded: boolean) => void
}

type Props = { entry: Extract<Entry, { kind: 'message' }>; acts: LineMenuActs; onUnnod?: () => void; onClose: () => void }

export function LineMenu({ entry, acts, onUnnod, onClose }: Props) {
  const { room } = useTexts()
  const [step, setStep] = useState<'acts' | 'reasons' | 'sending' | 'sent' | 'failed'>('acts')
  const menu = useRef<HTMLDivElement>(null)
  const onKeyDown = useImeSafeKeys({ onEscape: onClose })
  useEffect(() => {
    menu.current?.scrollIntoView({ block: 'nearest' })
  }, [step])
  const { author } = entry
  const report = async (reason: ReportReason) => {
    setStep('sending')
    setStep((await acts.onReport?.(entry.seq, reason)) ? 'sent' : 'failed')
  }
  return (
    <div className="menu" ref={menu} onKeyDown={onKeyDown}>
      {step === 'acts' && (
        <>
          {onUnnod && (
            <button type="button" onClick={onUnnod}>
              <Icon name="back" />
              {room.menu.unnod}
            </button>
          )}
          {acts.onNod && !onUnnod && (
            <button type="button" onClick={() => (acts.onNod?.(entry.seq), onClose())}>
              <Stamp name="nod" />
              {room.menu.nod}
            </button>
          )}
          {acts.onReport && (
            <button type="button" onClick={() => setStep('reasons')}>
              <Icon name="report" />
              {room.menu.report}
            </button>
          )}
          {author.kind === 'visitor' && (
            <button type="button" onClick={() => acts.onFold(author.seatId, true)}>
              <Icon name="mute" />
              {room.menu.mute}
            </button>
          )}
        </>
      )}
      {(step === 'reasons' || step === 'sending') &&
        (['hurtful', 'contact', 'worried', 'other'] as const).map((reason) => (
          <button key={reason} type="button" disabled={step === 'sending'} onClick={() => report(reason)}>
            <Icon name="report" />
            {room.report[reason]}
          </button>
        ))}
      {(step === 'sent' || step === 'failed') && (
        <p className="menusaid" role="status">
          {step === 'sent' ? room.menu.reported : room.menu.reportFailed}
        </p>
      )}
      <button type="button" onClick={step === 'failed' ? () => setStep('reasons') : onClose}>
        <Icon name={step === 'failed' ? 'back' : 'close'} />
        {room.menu.close}
      </button>
    </div>
  )
}
