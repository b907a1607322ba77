// "あした 11月25日（火） 14時" of whatever opens next, or null.
import type { Texts } from '#client/texts.tsx'
import type { RoomView } from '#shared/views'

export function nextOpeningWord(rooms: readonly RoomView[], now: number, { time }: Texts): string | null {
  const next = rooms.flatMap(({ nextOpensAt }) => (nextOpensAt !== null && nextOpensAt > now ? [nextOpensAt] : [])).sort((a, b) => a - b)[0]
  return next === undefined ? null : `${time.day(next, now)} ${time.clock(next)}`
}
