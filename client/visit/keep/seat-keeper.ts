// Which seat this tab has, so that a reload sits down in the same one under the same nickname (rule AC6).
import type { OwnSeat } from '#client/store.ts'

const storageKey = 'seat'

export function readSeat(): OwnSeat | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as OwnSeat | null
    return found && typeof found.roomId === 'string' && typeof found.name === 'string' ? found : null
  } catch {
    return null
  }
}

export function keepSeat(seat: OwnSeat | null): void {
  try {
    if (seat) sessionStorage.setItem(storageKey, JSON.stringify(seat))
    else sessionStorage.removeItem(storageKey)
  } catch {
    // refused storage: after a reload one comes in by the door
  }
}
