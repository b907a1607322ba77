// The languages a visitor can read the house in (rule LK19). Their names stand each in its own language, whatever is chosen now.
export const languages = ['ja', 'easy', 'en'] as const
export type Language = (typeof languages)[number]

export const languageNames = { ja: '日本語', easy: 'やさしい日本語', en: 'English' } as const satisfies Record<Language, string>

/** What stands in the `lang` attribute: easy Japanese is Japanese. */
export const langOf = { ja: 'ja', easy: 'ja', en: 'en' } as const satisfies Record<Language, string>

export function languageFrom(value: unknown): Language | undefined {
  return languages.find((language) => language === value)
}
