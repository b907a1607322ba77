// The note form, given its life: at the closed door, while waiting, and in a room where one writes alone.
import { NoteForm } from '#client/note/NoteForm.tsx'
import type { VisitorState } from '#client/store.ts'
import { draftOf } from '../keep/drafts.ts'
import type { Visitor } from '../visitor.ts'

export const plainKeptDays = 30

type Props = { state: VisitorState; now: number; onLeave: (text: string) => Promise<boolean> }

export function NoteHere({ state, now, onLeave }: Props) {
  return (
    <NoteForm
      readBy={state.porch?.noteReadBy ?? null}
      keptDays={state.porch?.kept.noteDays ?? plainKeptDays}
      now={now}
      draft={draftOf('note')}
      sending={state.noteSending}
      onLeave={onLeave}
    />
  )
}

/** At the door the inside may still be on its way. */
export async function leaveFromDoor(visitor: Visitor, text: string, lostWord: string): Promise<boolean> {
  visitor.store.set({ noteSending: {} })
  try {
    return await (await visitor.inside()).note.leave(text)
  } catch {
    visitor.store.set({ noteSending: { error: lostWord } })
    return false
  }
}
