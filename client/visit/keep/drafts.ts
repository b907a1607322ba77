// What is being typed, by place: in memory only, never on disk (rule LK5). A draft outlives its screen, not its page.
import type { Draft } from '#client/talk/Composer.tsx'

const texts = new Map<string, string>()
const handles = new Map<string, Draft>()

export function draftOf(key: string): Draft {
  const found = handles.get(key)
  if (found) return found
  const made: Draft = { get: () => texts.get(key) ?? '', set: (text) => void texts.set(key, text) }
  handles.set(key, made)
  return made
}

export function dropDrafts(): void {
  texts.clear()
  for (const draft of handles.values()) draft.isCovered = false
}
