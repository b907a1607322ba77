// The eaves: way out at the left, the place in the middle, quick exit at the right (rule LK3: it never moves and nothing covers it).
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

export type EavesProps = {
  /** `href`: a plain link, for pages without script */
  back: { icon: IconName; word: string; onPress: () => void; href?: string }
  name: string
  detail?: ReactNode
  /** When given, the place itself opens what belongs to it (rules of the room, how the screen looks). */
  onPlace?: () => void
  placeHint?: string
  isPlaceOpen?: boolean
  exit: ReactNode
}

export function Eaves({ back, name, detail, onPlace, placeHint, isPlaceOpen, exit }: EavesProps) {
  return (
    <header className="eaves">
      {back.href === undefined ? (
        <button type="button" className="tool" onClick={back.onPress}>
          <Icon name={back.icon} />
          <span>{back.word}</span>
        </button>
      ) : (
        <a className="tool" href={back.href}>
          <Icon name={back.icon} />
          <span>{back.word}</span>
        </a>
      )}
      {onPlace ? (
        <button type="button" className="place" aria-expanded={isPlaceOpen} onClick={onPlace}>
          <span>
            <b>{name}</b>
            {detail && <span>{detail}</span>}
          </span>
          <Icon name="settings" small />
          <span className="vh">{placeHint}</span>
        </button>
      ) : (
        <div className="place">
          <b>{name}</b>
          {detail && <span>{detail}</span>}
        </div>
      )}
      {exit}
    </header>
  )
}
