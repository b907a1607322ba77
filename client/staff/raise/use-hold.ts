// The press of hold.ts on a button: by hand, or by Enter or Space (LK4: a key of a conversion is none).
import { useEffect, useReducer, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { imeGuard } from '#client/ui/use-ime-safe-enter.ts'
import { makePress } from './hold.ts'

const timer = { start: (act: () => void, ms: number) => setTimeout(act, ms), stop: (running: never) => clearTimeout(running) }

export function useHold(onHeld: () => void, onTooShort: () => void) {
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  const latest = useRef({ onHeld, onTooShort })
  latest.current = { onHeld, onTooShort }
  const made = useRef<ReturnType<typeof makePress> | null>(null)
  made.current ??= makePress(timer, () => latest.current.onHeld(), () => latest.current.onTooShort(), redraw)
  const press = made.current
  useEffect(() => () => press.callOff(), [press])

  return {
    isHolding: press.isHolding(),
    props: {
      onPointerDown: (event: PointerEvent) => event.button === 0 && press.begin(),
      onPointerUp: press.letGo,
      onPointerLeave: press.callOff,
      onPointerCancel: press.callOff,
      onBlur: press.callOff,
      onClick: () => void press.click(),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        if (!event.repeat && !imeGuard().isConverting(event.nativeEvent)) press.begin()
      },
      onKeyUp: press.letGo,
    },
  }
}
