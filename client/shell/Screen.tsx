// One screen. When the reader's own act has changed screens, reading starts at its top; nothing else ever moves focus (rule LK9).
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { useTexts } from '#client/texts.tsx'

let shownBefore = false

export function Screen({ label, isDemo, children }: { label: string; isDemo?: boolean; children: ReactNode }) {
  const { door } = useTexts()
  const main = useRef<HTMLElement>(null)
  // Before the first picture of it: a key pressed at once already belongs to this screen.
  useLayoutEffect(() => {
    if (shownBefore) main.current?.focus({ preventScroll: true })
    shownBefore = true
  }, [])
  return (
    <main className="screen fixed" tabIndex={-1} ref={main}>
      <h1 className="vh">{label}</h1>
      {isDemo && <p className="practice">{door.practice}</p>}
      {children}
    </main>
  )
}
