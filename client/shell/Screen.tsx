// One screen. When the reader's own act has changed screens, reading starts at its top; nothing else ever moves focus (rule LK9).
import { useEffect, useRef, type ReactNode } from 'react'
import { useTexts } from '#client/texts.tsx'

let shownBefore = false

export function Screen({ label, isFixed, isDemo, children }: { label: string; isFixed?: boolean; isDemo?: boolean; children: ReactNode }) {
  const { door } = useTexts()
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    if (shownBefore) main.current?.focus({ preventScroll: true })
    shownBefore = true
    if (!isFixed) scrollTo(0, 0)
  }, [isFixed])
  return (
    <main className={isFixed ? 'screen fixed' : 'screen'} aria-label={label} tabIndex={-1} ref={main}>
      {isDemo && <p className="practice">{door.practice}</p>}
      {children}
    </main>
  )
}
