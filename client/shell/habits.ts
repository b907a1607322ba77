// How this reader likes keys, spoken news, signs while they look elsewhere, and the veil. For this tab only, like the look (rule LK2).
import { useSyncExternalStore } from 'react'

export type Habits = {
  isEnterSending: boolean
  isAnnouncing: boolean
  /** nothing is shown while another page or app is in front (PV8) */
  isVeiling: boolean
  /** a soft sound, a short shiver: only for who has asked for them (LK23) */
  isSounding: boolean
  isShivering: boolean
}

const plain: Habits = { isEnterSending: false, isAnnouncing: true, isVeiling: true, isSounding: false, isShivering: false }
const storageKey = 'habits'

function read(): Habits {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Record<string, unknown>
    return Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, typeof kept[name] === 'boolean' ? kept[name] : value])) as Habits
  } catch {
    return plain
  }
}

let habits: Habits = typeof sessionStorage === 'undefined' ? plain : read()
const listeners = new Set<() => void>()

export const habitsNow = (): Habits => habits

export function keepHabits(change: Partial<Habits>): void {
  habits = { ...habits, ...change }
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(habits))
  } catch {
    // refused storage: it holds until the page goes
  }
  for (const tell of listeners) tell()
}

export function useHabits(): Habits {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    habitsNow,
    () => plain,
  )
}
