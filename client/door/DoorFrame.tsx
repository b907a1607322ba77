// The door's frame: the picture of the house, the eaves that stay at the top once one has scrolled past it, help at the bottom.
import { useRef, useState, type ReactNode } from 'react'
import { HelpBar } from '#client/shell/HelpBar.tsx'
import { QuickExit, type ExitProps } from '#client/shell/QuickExit.tsx'
import { Screen } from '#client/shell/Screen.tsx'
import { useTexts } from '#client/texts.tsx'
import type { GlowStep } from '#client/ui/Glow.tsx'
import { House } from './House.tsx'
import { LanguageRow } from './LanguageRow.tsx'
import { partOfDay } from './part-of-day.ts'

type Props = { light: GlowStep; now: number; isDemo: boolean; exit: ExitProps; onHelp: () => void; children: ReactNode }

export function DoorFrame({ light, now, isDemo, exit, onHelp, children }: Props) {
  const { door } = useTexts()
  const [isPast, setPast] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const isClosed = light === 'closed'
  const part = partOfDay(now)
  return (
    <Screen label={door.placeName} isDemo={isDemo}>
      <div className="grow scrolls" ref={box} onScroll={() => setPast((box.current?.scrollTop ?? 0) > 100)}>
        <header className={isPast ? 'over is-past' : 'over'}>
          <p className="small-name">{door.placeName}</p>
          <QuickExit {...exit} className="exit" />
        </header>
        <div className={isClosed ? 'hero closed' : 'hero'} data-part={part}>
          <House light={light} hasMoon={part === 'night'} word={isClosed ? door.pictureClosed[part === 'night' ? 'night' : 'day'] : door.picture[part]} />
          <p className="name title">
            {[...door.placeName].map((letter) => (
              <span key={letter}>{letter}</span>
            ))}
          </p>
        </div>
        <LanguageRow />
        {children}
      </div>
      <HelpBar onHelp={onHelp} isUrgent={isClosed} />
    </Screen>
  )
}
