// Every Enter, Escape and shortcut in the app goes through here (rule LK4): a key that belongs to a conversion does nothing.
import { useCallback, useRef, type KeyboardEvent } from 'react'
import { watchComposition, type ImeGuard } from './ime-guard.ts'

let guard: ImeGuard | undefined

/** One watcher for the whole page, listening in capture so that no component can hide a composition from it. */
export function imeGuard(): ImeGuard {
  guard ??= watchComposition(window, () => performance.now())
  return guard
}

export type SafeKeys = { onEnter?: () => void; onModEnter?: () => void; onEscape?: () => void }

export function useImeSafeKeys(keys: SafeKeys): (event: KeyboardEvent) => void {
  const latest = useRef(keys)
  latest.current = keys
  // On a page that the server writes nobody types.
  if (typeof window !== 'undefined') imeGuard()
  return useCallback((event) => {
    const native = event.nativeEvent
    if (event.defaultPrevented || imeGuard().isConverting({ isComposing: native.isComposing, keyCode: native.keyCode })) return
    const { onEnter, onModEnter, onEscape } = latest.current
    const isMod = event.ctrlKey || event.metaKey
    const act = event.key === 'Escape' ? onEscape : event.key !== 'Enter' || event.shiftKey || event.altKey ? undefined : isMod ? onModEnter : onEnter
    if (!act) return
    event.preventDefault()
    act()
  }, [])
}

/** The usual case: only Enter matters. */
export function useImeSafeEnter(onEnter: () => void): (event: KeyboardEvent) => void {
  return useImeSafeKeys({ onEnter })
}
