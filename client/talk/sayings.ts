// What the announcer says of the lines after a seq: "name: text", one's own as 「送りました」, many as a number. Pure.
import { linesOf } from '#client/room/lines.ts'
import type { RoomState } from '#client/room/room-state.ts'
import type { Texts } from '#client/texts.tsx'
import { authorName } from './author-name.ts'

const many = 3

export function sayingsAfter(state: RoomState, seq: number, texts: Texts): string[] {
  return linesOf(state).flatMap((line) => {
    if (!('entry' in line) || (line.kind === 'held' && line.asked ? line.asked.seq : line.entry.seq) <= seq) return []
    switch (line.kind) {
      case 'said':
        return line.isFolded || line.hidden || line.gone ? [] : [line.isMine ? texts.room.own.sent : texts.room.spoken.one(authorName(line.entry.author, texts), wordsOf(line.entry, texts))]
      case 'released':
        return line.isFolded || line.hidden || line.gone ? [] : [texts.room.spoken.one(authorName(line.entry.author, texts), wordsOf(line.entry, texts))]
      case 'held':
        return [line.asked ? texts.room.held.asked(line.asked.author.name, texts.room.hideReason[line.asked.reason]) : texts.room.held.status]
      case 'stamp':
        return [line.isMine ? texts.room.own.sent : texts.room.spoken.one(authorName(line.entry.author, texts), texts.room.stamp[line.entry.stamp])]
      case 'whisper':
        return [texts.room.whisper.sent]
      case 'notice':
        return [texts.room.notice[line.entry.notice]]
      default:
        return []
    }
  })
}

/** What its writer has folded is not read aloud either. */
const wordsOf = ({ text, isCovered }: { text: string; isCovered?: boolean }, texts: Texts): string => (isCovered ? texts.room.say.covered : text)

export function gather(news: readonly string[], texts: Texts): string {
  return news.length >= many ? texts.room.spoken.many(news.length) : news.join(' ')
}
