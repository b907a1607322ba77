// A room has closed under one (rule RO6): its words leave the page, the seat is gone; the screen stays until the person goes.
import type { VisitorStore } from '#client/store.ts'
import { keepSeat } from './keep/seat-keeper.ts'

/** The quiet minutes after (rule RO12): the words leave the page, the seat stays. */
export function fadeRoom(store: VisitorStore): void {
  store.set(({ room }) => ({ room: room && { ...room, entries: [], pending: [], ahead: [], hasEarlier: false } }))
}

export function closeRoom(store: VisitorStore): void {
  keepSeat(null)
  store.set(({ room, screen }) => ({
    seat: null,
    room: room && screen !== 'door' ? { ...room, entries: [], pending: [], ahead: [], hasEarlier: false } : null,
  }))
}
