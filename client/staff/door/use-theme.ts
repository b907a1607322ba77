// How the screen looks: kept on this machine (a shift lasts for hours and comes again), worn through the house's own look.
import { useSyncExternalStore } from 'react'
import { plainLook, themes, wearLook, type Theme } from '#client/ui/look.ts'

const keptAs = 'engawa.staff.theme'
const listeners = new Set<() => void>()

function themeNow(): Theme {
  const kept = localStorage.getItem(keptAs)
  return themes.find((theme) => theme === kept) ?? plainLook.theme
}

export function startTheme(): void {
  const wear = () => wearLook({ ...plainLook, theme: themeNow() })
  wear()
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', wear)
}

function chooseTheme(theme: Theme): void {
  localStorage.setItem(keptAs, theme)
  wearLook({ ...plainLook, theme })
  for (const listener of listeners) listener()
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, themeNow)
  return [theme, chooseTheme]
}
