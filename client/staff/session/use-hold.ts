// Raising needs one second of pressing, by hand or by Enter or Space; letting go before that does nothing but explain itself.
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { imeGuard } from '#client/ui/use-ime-safe-enter.ts'

export const holdMs = 1_000

export type Hold = {
  isHolding: boolean
  props: {
    onPointerDown: (event: PointerEvent) => void
    onPointerUp: () => void
    onPointerLeave: () => void
    onPointerCancel: () => void
    onKeyDown: (event: KeyboardEvent) => void
    onKeyUp: () => void
    onBlur: () => void
    onClick: () => void
  }
}

export function useHold(onHeld: () => void, onTooShort: () => void): Hold {
  const [isHolding, setHolding] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const latest = useRef({ onHeld, onTooShort })
  latest.current = { onHeld, onTooShort }
  const hasFired = useRef(false)

  const stop = useCallback((isShort: boolean) => {
    if (timer.current) {
      clearTimeout(timer.current)
      timer.current = null
      if (isShort) latest.current.onTooShort()
    }
    setHolding(false)
  }, [])
  const start = useCallback(() => {
    if (timer.current) return
    hasFired.current = false
    setHolding(true)
    timer.current = setTimeout(() => {
      timer.current = null
      hasFired.current = true
      setHolding(false)
      latest.current.onHeld()
    }, holdMs)
  }, [])
  useEffect(() => () => stop(false), [stop])

  return {
    isHolding,
    props: {
      onPointerDown: (event) => event.button === 0 && start(),
      onPointerUp: () => stop(true),
      onPointerLeave: () => stop(false),
      onPointerCancel: () => stop(false),
      onKeyDown: (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        // A key that repeats is the same press; one that belongs to a conversion is none.
        event.preventDefault()
        if (!event.repeat && !imeGuard().isConverting(event.nativeEvent)) start()
      },
      onKeyUp: () => stop(true),
      onBlur: () => stop(false),
      // A click without a press comes from assistive technology, which cannot hold: it is shown the other way.
      onClick: () => {
        if (!hasFired.current && !timer.current) latest.current.onTooShort()
        hasFired.current = false
      },
    },
  }
}
