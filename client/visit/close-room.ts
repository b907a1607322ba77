// A room has closed under one (rule RO6): its words leave the page, the seat is gone; the screen stays until the person goes. What one
// has written oneself and nobody has taken yet stays too, with what becomes of it (LK10).
import type { RoomState } from '#client/room/room-state.ts'
import type { VisitorStore } from '#client/store.ts'
import { keepSeat } from './keep/seat-keeper.ts'

/** The quiet minutes after (rule RO12): the words leave the page, the seat stays. */
export function fadeRoom(store: VisitorStore): void {
  store.set(({ room }) => ({ room: room && withoutWords(room) }))
}

export function closeRoom(store: VisitorStore): void {
  keepSeat(null)
  store.set(({ room, screen }) => ({
    seat: null,
    room: room && screen !== 'door' ? withoutWords(room) : null,
  }))
}

const withoutWords = (room: RoomState): RoomState => ({ ...room, entries: [], pending: room.pending.filter(({ state }) => state !== 'sent'), ahead: [], hasEarlier: false })
