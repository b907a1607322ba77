// Something that opens a part of the house: a link to a page of its own while nothing listens yet, a button as soon as something does.
import type { ReactNode } from 'react'
import type { Language } from '#shared/texts/languages'
import { useSpoken } from '#client/texts.tsx'
import { useStill } from './still.tsx'

export function StillLink({ to, onPress, className, children }: { to: string; onPress: () => void; className: string; children: ReactNode }) {
  const { language } = useSpoken()
  if (useStill()) {
    return (
      <a className={className} href={inLanguage(to, language)}>
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

/** The same page in this language, for who walks on without script. */
export function inLanguage(to: string, language: Language): string {
  return language === 'ja' ? to : `${to}?lang=${language}`
}
