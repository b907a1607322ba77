// Something that opens a part of the house: a link to a page of its own while nothing listens yet, a button as soon as something does.
import type { ReactNode } from 'react'
import { useStill } from './still.tsx'

export function StillLink({ to, onPress, className, children }: { to: string; onPress: () => void; className: string; children: ReactNode }) {
  if (useStill()) {
    return (
      <a className={className} href={to}>
        {children}
      </a>
    )
  }
  return (
    <button type="button" className={className} onClick={onPress}>
      {children}
    </button>
  )
}
