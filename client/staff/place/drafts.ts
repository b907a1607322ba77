// What was typed and not sent, by place: in memory only, so that switching screens loses nothing and a disk keeps nothing.
import { useState } from 'react'

const drafts = new Map<string, string>()

export function useDraft(placeId: string): [string, (text: string) => void] {
  const [, redraw] = useState(0)
  const put = (text: string) => {
    if (text) drafts.set(placeId, text)
    else drafts.delete(placeId)
    redraw((n) => n + 1)
  }
  return [drafts.get(placeId) ?? '', put]
}
