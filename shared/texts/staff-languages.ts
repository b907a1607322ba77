// The languages staff can read their screens in (rule LK24), and the shape a catalogue has in any of them.
export const staffLanguages = ['ja', 'en'] as const
export type StaffLanguage = (typeof staffLanguages)[number]

export function staffLanguageFrom(value: unknown): StaffLanguage | undefined {
  return staffLanguages.find((language) => language === value)
}

/** The same keys and the same gaps as the Japanese catalogue, in other words. */
export type Worded<T> = T extends string
  ? string
  : T extends (...gaps: infer A) => string
    ? (...gaps: A) => string
    : T extends readonly (infer U)[]
      ? readonly Worded<U>[]
      : { readonly [K in keyof T]: Worded<T[K]> }
