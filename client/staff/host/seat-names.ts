// A seat's nickname as the flow shows it: the desk itself names nobody.
import { staffTexts } from '#client/staff/words.ts'
import type { PlaceState } from '../place/place-state.ts'

export function nameOfSeat(state: PlaceState, seatId: string): string {
  let name: string | null = null
  for (const entry of state.entries.values()) if ('author' in entry && entry.author.kind === 'visitor' && entry.author.seatId === seatId) name = entry.author.name
  return name ?? staffTexts.host.someone
}
