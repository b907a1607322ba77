// What stands at the door for anyone: rooms, where else help is, the page to slip away to (rules AC8, AC9). Asked again until it comes.
import { call } from '#client/api.ts'
import type { VisitorStore } from '#client/store.ts'

export async function readPorch(store: VisitorStore): Promise<boolean> {
  const answer = await call('publicState')
  if (!answer.ok) {
    store.set({ isPorchLost: true })
    return false
  }
  const { rooms, helpLines, isDemo, exitUrl, now } = answer.data
  // Once inside, the line's own news of rooms is newer than any page's.
  store.set((state) => ({ porch: { helpLines, isDemo, exitUrl }, rooms: state.line === 'up' && state.rooms ? state.rooms : rooms, isPorchLost: false, skewMs: now - Date.now() }))
  return true
}

/** Keeps the door true while one stands at it: often while it cannot be read, gently otherwise, not at all in the background. */
export function keepPorch(store: VisitorStore): void {
  const everyMs = 45_000
  const lostMs = 5_000
  void (async () => {
    for (;;) {
      const { line, porch } = store.get()
      const isNeeded = porch === null || (line !== 'up' && document.visibilityState === 'visible')
      const isRead = isNeeded ? await readPorch(store) : true
      await new Promise((done) => setTimeout(done, isRead ? everyMs : lostMs))
    }
  })()
}
