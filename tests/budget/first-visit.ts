// The first visit: from the address to a door one can tap, and from the tap to a seat in the room with its words before one.
import { whenStanding, type Phone } from './old-phone.ts'

export interface FirstVisit { entryKb: number; entryScriptKb: number; roomJsKb: number; entryUsableMs: number; roomUsableMs: number; entryBusyMs: number; roomBusyMs: number }

/** A way in that is a button and no longer a link: the script is awake, and what is tapped is answered. */
const doorListens = 'button.helpbar'
const seatListens = '.seat button'

const kilobytes = (parts: readonly { bytes: number }[]): number => Math.round((parts.reduce((sum, { bytes }) => sum + bytes, 0) / 1024) * 10) / 10

export async function visitFirst(url: string, phone: Phone): Promise<FirstVisit> {
  const { page, fetched } = phone
  await page.goto(url, { waitUntil: 'commit' })
  const entryUsableMs = await whenStanding(page, doorListens)
  const entryBusyMs = await phone.busyMs()
  const atDoor = [...fetched]
  // Tapped by the page itself: a test's own way of finding a button takes a second on such a processor.
  await page.evaluate(() => document.querySelector<HTMLElement>('.doors .btn.main')?.click())
  const roomUsableMs = await whenStanding(page, seatListens)
  const roomBusyMs = await phone.busyMs()
  const isScript = ({ type }: { type: string }) => type === 'Script'
  return {
    entryKb: kilobytes(atDoor.filter(({ type }) => type === 'Document' || type === 'Stylesheet' || type === 'Image' || type === 'Other')),
    entryScriptKb: kilobytes(atDoor.filter(isScript)),
    roomJsKb: kilobytes(fetched.filter(isScript)),
    entryUsableMs: Math.round(entryUsableMs), roomUsableMs: Math.round(roomUsableMs), entryBusyMs: Math.round(entryBusyMs), roomBusyMs: Math.round(roomBusyMs),
  }
}
