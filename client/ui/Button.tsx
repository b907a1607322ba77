// A button: main (filled, at most one in a group), edged, or plain (underlined).
import type { ButtonHTMLAttributes } from 'react'
import { Icon, type IconName } from './Icon.tsx'

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: 'main' | 'edged' | 'plain'
  icon?: IconName
  isWide?: boolean
  isTall?: boolean
  isBusy?: boolean
}

export function Button({ kind = 'edged', icon, isWide, isTall, isBusy, className, children, ...rest }: ButtonProps) {
  const names = ['btn', kind !== 'edged' && kind, isWide && 'wide', isTall && 'tall', isBusy && 'is-busy', className]
  return (
    <button type="button" aria-busy={isBusy || undefined} {...rest} className={names.filter(Boolean).join(' ')}>
      {icon && <Icon name={icon} small={!isTall} />}
      {children}
    </button>
  )
}
