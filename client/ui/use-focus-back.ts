// While a sheet is open the boards give way to the bar of help, so the button that opened it is gone. When the boards are back
// and nothing has the focus, it goes to that tool, or to the button into which tight screens fold the tools (rule LK9).
import { useLayoutEffect, useRef } from 'react'

/** @param open the key of the tool whose sheet is open, or 'none' */
export function useFocusBack(open: string): void {
  const last = useRef('none')
  useLayoutEffect(() => {
    const was = last.current
    last.current = open
    if (open !== 'none' || was === 'none') return
    for (const key of [was, 'more']) {
      if (document.activeElement !== document.body) return
      document.querySelector<HTMLElement>(`[data-tool="${key}"]`)?.focus({ preventScroll: true })
    }
  }, [open])
}
