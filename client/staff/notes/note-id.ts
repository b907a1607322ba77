// The id of a note that is being kept (rule ME3): the same words are the same note at every try; words changed since the last one, whose
// answer may have been lost, are another note.
import { newId } from '#client/new-id.ts'

export function makeNoteId() {
  let last: { id: string; text: string } | null = null
  return {
    of(text: string): string {
      if (last?.text !== text) last = { id: newId(), text }
      return last.id
    },
    kept: () => void (last = null),
  }
}
