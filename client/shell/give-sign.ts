// A sign for who has asked for one (rule LK23); nobody else loads what makes it. In しずか there is none.
import { habitsNow, type Habits } from './habits.ts'
import type { Sign } from './soft-sign.ts'

/** @returns whether one was asked for */
export function giveSign(sign: Sign, { isSounding, isShivering }: Partial<Habits> = habitsNow()): boolean {
  if ((!isSounding && !isShivering) || document.documentElement.dataset.theme === 'quiet') return false
  import('./soft-sign.ts').then(
    ({ sound, shiver }) => {
      if (isSounding) sound(sign)
      if (isShivering) shiver(sign)
    },
    () => undefined,
  )
  return true
}

/** While somebody touches the page: browsers let no page sound before that. */
export function readySigns(): void {
  if (habitsNow().isSounding) import('./soft-sign.ts').then(({ readySound }) => void readySound(), () => undefined)
}
