// What stands at the door for anyone: rooms, where else help is, the page to slip away to (rules AC8, AC9). Asked again until it comes.
import { call } from '#client/api.ts'
import type { VisitorState, VisitorStore } from '#client/store.ts'
import type { PublicView } from '#shared/http-contract'

/** What the page is told of the house, by the server's page or by its answer. */
export function porchOf({ rooms, helpLines, isDemo, exitUrl, noteReadBy, kept, now }: PublicView): Pick<VisitorState, 'porch' | 'rooms' | 'skewMs'> {
  return { porch: { helpLines, isDemo, exitUrl, noteReadBy, kept }, rooms, skewMs: now - Date.now() }
}

export async function readPorch(store: VisitorStore): Promise<boolean> {
  const answer = await call('publicState')
  if (!answer.ok) {
    store.set({ isPorchLost: true })
    return false
  }
  const told = porchOf(answer.data)
  // Once inside, the line's own news of rooms is newer than any page's.
  store.set((state) => ({ ...told, rooms: state.line === 'up' && state.rooms ? state.rooms : told.rooms, isPorchLost: false }))
  return true
}

/** Keeps the door true while one stands at it: often while it cannot be read, gently otherwise, not at all in the background. */
export function keepPorch(store: VisitorStore): void {
  const everyMs = 45_000
  const lostMs = 5_000
  void (async () => {
    // A page that brought the porch along has read it just now.
    if (store.get().porch) await new Promise((done) => setTimeout(done, everyMs))
    for (;;) {
      const { line, porch } = store.get()
      const isNeeded = porch === null || (line !== 'up' && document.visibilityState === 'visible')
      const isRead = isNeeded ? await readPorch(store) : true
      await new Promise((done) => setTimeout(done, isRead ? everyMs : lostMs))
    }
  })()
}
