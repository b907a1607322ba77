// A notice: what is the case, then what happens next, then what one can do.
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

export type BannerKind = 'fact' | 'rest' | 'held' | 'error' | 'lamp'

export function Banner(props: { kind?: BannerKind; icon: IconName; head?: string; children?: ReactNode; isSpoken?: boolean }) {
  const { kind = 'fact', icon, head, children, isSpoken = true } = props
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // Where letters are large it may scroll in itself; then keys must reach it.
    const el = box.current
    if (!el) return
    if (el.scrollHeight > el.clientHeight + 1) el.tabIndex = 0
    else el.removeAttribute('tabindex')
  })
  return (
    <div ref={box} className={kind === 'fact' ? 'banner' : `banner ${kind}`} role={isSpoken ? 'status' : undefined}>
      <Icon name={icon} />
      <div>
        {head && <b>{head}</b>}
        {children}
      </div>
    </div>
  )
}
