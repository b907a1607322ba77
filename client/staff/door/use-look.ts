// How the screen looks: kept on this machine (a shift lasts for hours and comes again), worn through the house's own look.
import { useSyncExternalStore } from 'react'
import { plainLook, readLook, wearLook, type Look } from '#client/ui/look.ts'

const listeners = new Set<() => void>()
let look: Look = plainLook

export function startLook(): void {
  look = readLook(localStorage)
  wearLook(look)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => wearLook(look))
}

function choose(next: Partial<Look>): void {
  look = { ...look, ...next }
  localStorage.setItem('look', JSON.stringify(look))
  wearLook(look)
  for (const listener of listeners) listener()
}

export function useLook(): [Look, (next: Partial<Look>) => void] {
  const worn = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => look,
  )
  return [worn, choose]
}
