// How this reader likes keys and spoken news. Memory only: it goes with the page.
import { useSyncExternalStore } from 'react'

export type Habits = { isEnterSending: boolean; isAnnouncing: boolean }

let habits: Habits = { isEnterSending: false, isAnnouncing: true }
const listeners = new Set<() => void>()

export function keepHabits(next: Habits): void {
  habits = next
  for (const tell of listeners) tell()
}

export function useHabits(): Habits {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => habits,
  )
}
