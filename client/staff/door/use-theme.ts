// あかるい, くらい, しずか: kept on this machine only, the system's choice until someone chooses.
import { useSyncExternalStore } from 'react'

export const themes = ['light', 'dark', 'quiet'] as const
export type Theme = (typeof themes)[number]
const keptAs = 'engawa.staff.theme'
const listeners = new Set<() => void>()

function themeNow(): Theme {
  const kept = localStorage.getItem(keptAs)
  if (themes.some((theme) => theme === kept)) return kept as Theme
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

export function showTheme(): void {
  document.documentElement.dataset.theme = themeNow()
}

function chooseTheme(theme: Theme): void {
  localStorage.setItem(keptAs, theme)
  showTheme()
  for (const listener of listeners) listener()
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, themeNow)
  return [theme, chooseTheme]
}
