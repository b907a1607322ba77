// An icon beside its word: always decoration to those who listen, because the word is there.
import type { Drawing } from './drawing/drawing.ts'
import { iconPaths, type IconName } from './drawing/icon-paths.ts'
import { Strokes } from './drawing/Strokes.tsx'

export type { IconName } from './drawing/icon-paths.ts'

export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  const drawing: Drawing = iconPaths[name]
  return (
    <svg className={small ? 'i s' : 'i'} viewBox="0 0 24 24" aria-hidden="true">
      <Strokes drawing={drawing} />
    </svg>
  )
}
