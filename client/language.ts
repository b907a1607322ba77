// Which language this reader has chosen (rule LK19): kept for this tab only. Japanese is here from the first;
// another language comes as a file of its own, and until it has come, or when it cannot come, what stands is left standing.
import { useSyncExternalStore } from 'react'
import { ja, type Texts } from '#shared/texts/index'
import { langOf, languageFrom, type Language } from '#shared/texts/languages'

const storageKey = 'language'
const fetched: Record<Language, () => Promise<Texts>> = {
  ja: async () => ja,
  easy: async () => (await import('#shared/texts/easy/index')).easy,
  en: async () => (await import('#shared/texts/en/index')).en,
}

export type Spoken = { language: Language; texts: Texts }
let spoken: Spoken = { language: 'ja', texts: ja }
let asked: Language = 'ja'
const listeners = new Set<() => void>()

/** @returns false when the language could not be fetched: the old one stays. */
export async function chooseLanguage(language: Language): Promise<boolean> {
  asked = language
  try {
    const texts = await fetched[language]()
    // another was chosen while this one was on its way
    if (asked === language) speak({ language, texts })
    return true
  } catch {
    return false
  }
}

function speak(next: Spoken): void {
  spoken = next
  document.documentElement.lang = langOf[next.language]
  document.documentElement.dataset.language = next.language
  document.title = next.texts.common.title
  try {
    sessionStorage.setItem(storageKey, next.language)
  } catch {
    // refused storage: the language then lasts as long as the page
  }
  for (const tell of listeners) tell()
}

/** The language the page was written in, before anyone chose. */
const writtenLanguage = (): Language => languageFrom(document.documentElement.dataset.language) ?? 'ja'
export const isWrittenLanguage = (): boolean => spoken.language === written
let written: Language = 'ja'

/** Before anything is drawn: the language of this tab, or the one the page came in. @returns nothing when Japanese will do. */
export function startLanguage(): Promise<unknown> | undefined {
  written = writtenLanguage()
  const kept = keptLanguage() ?? written
  return kept === 'ja' ? undefined : chooseLanguage(kept)
}

function keptLanguage(): Language | undefined {
  try {
    return languageFrom(sessionStorage.getItem(storageKey))
  } catch {
    return undefined
  }
}

export const currentLanguage = (): Language => spoken.language
export const currentTexts = (): Texts => spoken.texts

export function useLanguage(): Spoken {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => spoken,
    () => spoken,
  )
}
