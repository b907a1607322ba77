// Many pages, dialling again as the shipped page does: half a second, doubled to five at most, each with its own jitter.
import { severalAtOnce } from '#tests/measure/several-at-once'
import type { House } from './house.ts'
import { dialByFrames } from './page-line.ts'
import { type FoundVisitor, visitorComes } from './people.ts'
import type { Talk } from './talk.ts'

const [firstMs, mostMs] = [500, 5_000]

export function pagePatience(chance: () => number): (tries: number) => number {
  return (tries) => Math.min(mostMs, firstMs * 2 ** tries * (0.5 + chance()))
}

export async function crowdComes(house: House, talk: Talk, count: number, urls: readonly string[], chance: () => number): Promise<FoundVisitor[]> {
  return severalAtOnce(Array.from({ length: count }, (_, n) => n), 16, async (n) => {
    const page = await visitorComes(house, `page ${n + 1}`, { home: n, urls, isListening: true, patience: pagePatience(chance), dial: dialByFrames })
    const roomId = house.rooms[n % house.rooms.length] ?? ''
    await page.enterRoom(roomId, 'みるひと', true, talk.idOf)
    talk.readers.push({ someone: page, roomId })
    return page
  })
}
