// Words that are to be written differently go into the field, below what is being typed. Behind a sheet no field stands: then they wait
// in the draft it begins with, and are not lost (rule LK5).
import type { ComposerHandle, Draft } from './Composer.tsx'

export const joined = (typed: string, text: string): string => (typed.trim() === '' ? text : `${typed}\n${text}`)

/** @returns whether a field has taken them */
export function putWords(field: ComposerHandle | null, draft: Draft, text: string): boolean {
  if (field) field.put(text)
  else draft.set(joined(draft.get(), text))
  return field !== null
}
