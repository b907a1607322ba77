// The sentences of the reader's language. In the browser whichever is chosen at the moment: every screen is drawn anew when another is.
// Where the server writes a page, the language it was asked for.
import { createContext, useContext, type ReactNode } from 'react'
import { useLanguage, type Spoken } from './language.ts'
import type { Texts } from '#shared/texts/index'

const Written = createContext<Spoken | null>(null)

export function SpokenIn({ spoken, children }: { spoken: Spoken; children: ReactNode }) {
  return <Written.Provider value={spoken}>{children}</Written.Provider>
}

export function useSpoken(): Spoken {
  const chosen = useLanguage()
  return useContext(Written) ?? chosen
}

export function useTexts(): Texts {
  return useSpoken().texts
}

export type { Texts }
