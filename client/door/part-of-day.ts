// Which light stands over the garden: the picture of the house follows Tokyo's hours, and says so in its words.
const hourMs = 3_600_000
const tokyoHours = 9

export const partsOfDay = ['morning', 'day', 'dusk', 'night'] as const
export type PartOfDay = (typeof partsOfDay)[number]

export function partOfDay(now: number): PartOfDay {
  const hour = (Math.floor(now / hourMs) + tokyoHours) % 24
  if (hour >= 5 && hour < 9) return 'morning'
  if (hour >= 9 && hour < 16) return 'day'
  return hour >= 16 && hour < 19 ? 'dusk' : 'night'
}
