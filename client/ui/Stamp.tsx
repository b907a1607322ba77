// A stamp's drawing (48 grid) or a person's mark (24 grid). The word stands beside it.
import { markPaths, type MarkName } from './drawing/mark-paths.ts'
import { stampPaths, type StampName } from './drawing/stamp-paths.ts'
import { Strokes } from './drawing/Strokes.tsx'

export function Stamp({ name }: { name: StampName }) {
  return (
    <svg className="i stamp" viewBox="0 0 48 48" aria-hidden="true">
      <Strokes drawing={stampPaths[name]} />
    </svg>
  )
}

export function Mark({ name }: { name: MarkName }) {
  return (
    <span className="mark">
      <svg className="i s" viewBox="0 0 24 24" aria-hidden="true">
        <Strokes drawing={markPaths[name]} />
      </svg>
    </span>
  )
}
