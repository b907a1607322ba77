// The staff's sentences in the language this person reads (rule LK24). One object for all screens: choosing another language puts its words
// in place of the ones before, so that what was taken from it (`const texts = staffTexts.desk`) speaks the new one too, and every screen is drawn anew.
import { useSyncExternalStore } from 'react'
import { staffTexts as japanese, type StaffTexts } from '#shared/texts/staff'
import { staffLanguageFrom, type StaffLanguage, type Worded } from '#shared/texts/staff-languages'

const storageKey = 'staff-language'
type Words = { [key: string]: unknown }

/** The same shape with objects of its own, which may be spoken over. */
function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T
  return typeof value === 'object' && value !== null ? (Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)])) as T) : value
}

function speakOver(into: Words, words: Words): void {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'object' && value !== null) speakOver(into[key] as Words, value as Words)
    else into[key] = value
  }
}

export const staffTexts: StaffTexts = copyOf(japanese)
export const directoryTexts = staffTexts.directory

const fetched: Record<StaffLanguage, () => Promise<Worded<StaffTexts>>> = {
  ja: async () => japanese,
  en: async () => (await import('#shared/texts/staff-en/index')).staffTextsEn,
}

let spoken: StaffLanguage = 'ja'
const listeners = new Set<() => void>()

/** @returns false when the language could not be fetched: the old one stays. */
export async function chooseStaffLanguage(language: StaffLanguage): Promise<boolean> {
  try {
    speakOver(staffTexts as unknown as Words, (await fetched[language]()) as unknown as Words)
  } catch {
    return false
  }
  spoken = language
  document.documentElement.lang = language
  for (const tell of listeners) tell()
  return true
}

/** Before anything is drawn: the language kept in this browser. */
export async function startStaffLanguage(): Promise<void> {
  const kept = staffLanguageFrom(localStorage.getItem(storageKey))
  if (kept && kept !== 'ja') await chooseStaffLanguage(kept)
}

export async function keepStaffLanguage(language: StaffLanguage): Promise<boolean> {
  const isSpoken = await chooseStaffLanguage(language)
  if (isSpoken) localStorage.setItem(storageKey, language)
  return isSpoken
}

export function useStaffLanguage(): StaffLanguage {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => spoken,
    () => spoken,
  )
}
