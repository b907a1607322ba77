// A notice: what is the case, then what happens next, then what one can do.
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

export type BannerKind = 'fact' | 'rest' | 'held' | 'error' | 'lamp'

export function Banner(props: { kind?: BannerKind; icon: IconName; head?: string; children?: ReactNode; isSpoken?: boolean }) {
  const { kind = 'fact', icon, head, children, isSpoken = true } = props
  return (
    <div className={kind === 'fact' ? 'banner' : `banner ${kind}`} role={isSpoken ? 'status' : undefined}>
      <Icon name={icon} />
      <div>
        {head && <b>{head}</b>}
        {children}
      </div>
    </div>
  )
}
