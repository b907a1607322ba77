// Small makers for tests of the visitor's page: a place, its people, its lines.
import type { Entry } from '#shared/message'
import type { PlaceView, SeatView } from '#shared/views'

export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const mySeat: SeatView = { seatId: id(1), name: 'なずな', mark: 'leaf', isWatching: false, restUntil: null }
export const me = { kind: 'visitor', seatId: id(1), name: 'なずな', mark: 'leaf' } as const
export const other = { kind: 'visitor', seatId: id(2), name: '小石', mark: 'stone' } as const
export const evening = Date.parse('2025-11-24T20:40:00+09:00')

export const said = (seq: number, author: typeof me | typeof other = other, more: Partial<Extract<Entry, { kind: 'message' }>> = {}): Entry => ({ kind: 'message', seq, at: evening + seq * 1000, author, text: `発言${seq}`, ...more })
export const blank = (seq: number): Entry => ({ kind: 'blank', seq })

export function aPlace(entries: Entry[] = [], more: Partial<PlaceView> = {}): PlaceView {
  return { placeId: id(9), kind: 'room', conversationId: id(8), room: null, seat: mySeat, entries, lastSeq: entries.at(-1)?.seq ?? 0, hasEarlier: false, ...more }
}
