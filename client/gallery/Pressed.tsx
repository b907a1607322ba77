// A screen as it stands after something on it was pressed: sheets and menus are states too. A press is a selector, or `=` and a button's words.
import { useEffect, useRef, type ReactNode } from 'react'

export function Pressed({ press, children }: { press: string | readonly string[]; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const steps = [press].flat()
    const next = () => {
      const step = steps.shift()
      if (step === undefined) {
        if (box.current) box.current.dataset.pressed = ''
        return
      }
      const found = step.startsWith('=') ? [...(box.current?.querySelectorAll('button') ?? [])].find((button) => button.textContent?.trim() === step.slice(1)) : box.current?.querySelector<HTMLElement>(step)
      found?.click()
      // what the press has brought stands a moment later
      setTimeout(next, 20)
    }
    next()
  }, [press])
  return (
    <div ref={box} className="contents">
      {children}
    </div>
  )
}
