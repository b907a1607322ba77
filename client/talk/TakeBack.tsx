// 取り消す (rule ME9): beside one's latest line at once, and in the menu of each for as long as the place lives. Nothing pops up, nothing
// runs out; what was taken back can be written differently, for this page still has its words.
import { useEffect, useRef, type ReactNode } from 'react'
import { Icon } from '#client/ui/Icon.tsx'
import { useImeSafeKeys } from '#client/ui/use-ime-safe-enter.ts'
import type { Gone } from '#client/room/lines.ts'
import { useTexts } from '#client/texts.tsx'

export type TakeBackActs = { onTakeBack: (seq: number) => void; onWriteAgain: (text: string) => void }

export function UndoLatest({ onTakeBack, children }: { onTakeBack: () => void; children?: ReactNode }) {
  const { own } = useTexts().room
  return (
    <p className="state">
      {children}
      <button type="button" className="btn plain" onClick={onTakeBack}>
        {own.cancel}
      </button>
    </p>
  )
}

export function OwnMenu({ onTakeBack, onClose }: { onTakeBack: () => void; onClose: () => void }) {
  const { own, menu } = useTexts().room
  const box = useRef<HTMLDivElement>(null)
  const onKeyDown = useImeSafeKeys({ onEscape: onClose })
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <div className="menu" ref={box} onKeyDown={onKeyDown}>
      <p className="menusaid small">{own.cancelMore}</p>
      <button type="button" onClick={onTakeBack}>
        <Icon name="back" />
        {own.cancel}
      </button>
      <button type="button" onClick={onClose}>
        <Icon name="close" />
        {menu.close}
      </button>
    </div>
  )
}

export function TakenBack({ gone, text, acts }: { gone: Exclude<Gone, null>; text: string; acts: TakeBackActs }) {
  const { own, held } = useTexts().room
  return (
    <div className="say gone">
      {gone === 'going' ? own.cancelling : own.cancelled}
      {gone === 'gone' && text !== '' && (
        <button type="button" className="btn plain" onClick={() => acts.onWriteAgain(text)}>
          {held.rewrite}
        </button>
      )}
    </div>
  )
}
