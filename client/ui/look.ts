// How the screen looks to this reader: theme, size of letters. Kept for this tab only (rule LK2); system settings come first.
export const themes = ['system', 'light', 'dark', 'quiet'] as const
export type Theme = (typeof themes)[number]

export const textSteps = [0.9375, 1, 1.1875, 1.5] as const
export type TextStep = (typeof textSteps)[number]

export type Look = { theme: Theme; textStep: TextStep }

export const plainLook: Look = { theme: 'system', textStep: 1 }
const storageKey = 'look'

export function readLook(storage: Pick<Storage, 'getItem'> = sessionStorage): Look {
  try {
    const kept = JSON.parse(storage.getItem(storageKey) ?? '{}') as Partial<Look>
    return {
      theme: themes.find((theme) => theme === kept.theme) ?? plainLook.theme,
      textStep: textSteps.find((step) => step === kept.textStep) ?? plainLook.textStep,
    }
  } catch {
    return plainLook
  }
}

export function keepLook(look: Look): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(look))
  } catch {
    // a browser that refuses storage still shows the chosen look until the page goes
  }
  wearLook(look)
}

/** Writes the look onto the page; quiet takes its tone from the system's light or dark. */
export function wearLook({ theme, textStep }: Look): void {
  const root = document.documentElement
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset.theme = theme === 'system' ? (isDark ? 'dark' : 'light') : theme
  if (theme === 'quiet' && !isDark && isDaytime(new Date())) root.dataset.tone = 'day'
  else delete root.dataset.tone
  root.style.setProperty('--text-step', String(textStep))
  dispatchEvent(new Event('resize'))
}

function isDaytime(now: Date): boolean {
  return now.getHours() >= 6 && now.getHours() < 17
}

/** Puts on the kept look and follows the system while the choice is "system". */
export function startLook(): void {
  wearLook(readLook())
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  scheme.addEventListener('change', () => wearLook(readLook()))
}
