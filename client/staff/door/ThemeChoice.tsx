// Three ways the screen can look; staff sit in front of it for hours.
import { useId } from 'react'
import { staffTexts } from '#shared/texts/staff'
import { themes, type Theme } from '#client/ui/look.ts'
import { useTheme } from './use-theme.ts'

export function ThemeChoice() {
  const [theme, choose] = useTheme()
  const id = useId()
  return (
    <span className="themechoice">
      <label className="vh" htmlFor={id}>
        {staffTexts.bar.theme}
      </label>
      <select id={id} value={theme} onChange={(event) => choose(event.target.value as Theme)}>
        {themes.map((one) => (
          <option key={one} value={one}>
            {staffTexts.bar.themes[one]}
          </option>
        ))}
      </select>
    </span>
  )
}
