// The sentences of the reader's language. Japanese for now; another language is another object of the same type.
import { createContext, useContext, type ReactNode } from 'react'
import { ja, type Texts } from '#shared/texts/index'

const Language = createContext<Texts>(ja)

export function TextsIn({ texts, children }: { texts: Texts; children: ReactNode }) {
  return <Language.Provider value={texts}>{children}</Language.Provider>
}

export function useTexts(): Texts {
  return useContext(Language)
}

export type { Texts }
