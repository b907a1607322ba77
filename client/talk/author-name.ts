// How an author is named in the flow.
import type { Author } from '#shared/message'
import type { Texts } from '#client/texts.tsx'

export function authorName(author: Author, texts: Texts): string {
  return author.kind === 'visitor' ? author.name : texts.room.say[author.part](author.name)
}
