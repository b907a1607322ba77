// A sheet lifts from the boards. Not modal: the way out and the way to help stay in reach (rule LK3), so nothing is made inert.
// Focus goes to its heading because the person opened it; closing gives focus back to where it was.
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import { useImeSafeKeys } from './use-ime-safe-enter.ts'

export type SheetProps = { heading: string; icon?: IconName; closeWord: string; onClose: () => void; isDashed?: boolean; children: ReactNode }

export function Sheet({ heading, icon, closeWord, onClose, isDashed, children }: SheetProps) {
  const id = useId()
  const headingRef = useRef<HTMLHeadingElement>(null)
  const sheet = useRef<HTMLDialogElement>(null)
  const onKeyDown = useImeSafeKeys({ onEscape: onClose })
  // At once, not after the next picture: whoever writes or tabs on meanwhile must not have the focus taken away.
  useLayoutEffect(() => {
    const before = document.activeElement
    headingRef.current?.focus({ preventScroll: true })
    sheet.current?.scrollIntoView({ block: 'nearest' })
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog open ref={sheet} className={isDashed ? 'sheet dashed' : 'sheet'} role="dialog" aria-labelledby={id} onKeyDown={onKeyDown}>
      <div className="sheethead">
        <h2 id={id} ref={headingRef} tabIndex={-1}>
          {icon && <Icon name={icon} />}
          {heading}
        </h2>
        <button type="button" className="iconbtn" aria-label={closeWord} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  )
}
