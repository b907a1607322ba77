// When a sign is due (rule LK23): one's turn has come, or somebody wrote while one looks elsewhere. Never in しずか, and never more than
// one for many lines.
import { giveSign, readySigns } from '#client/shell/give-sign.ts'
import type { Sign } from '#client/shell/soft-sign.ts'
import type { VisitorState, VisitorStore } from '#client/store.ts'

const everyMs = 20_000

export function watchSigns(store: VisitorStore): void {
  let before = store.get()
  let lastAt = 0
  store.subscribe(() => {
    const was = before
    before = store.get()
    const sign = signOf(was, before, document.visibilityState === 'hidden')
    if (!sign || (sign === 'line' && Date.now() - lastAt < everyMs)) return
    if (giveSign(sign)) lastAt = Date.now()
  })
  // What was asked for before a reload sounds only after a touch.
  addEventListener('pointerdown', readySigns, { once: true })
}

/** Pure: what has changed that somebody may want to be called for. */
export function signOf(was: VisitorState, now: VisitorState, isAway: boolean): Sign | null {
  if (now.listening?.state === 'called' && was.listening?.state !== 'called') return 'called'
  return isAway && (['room', 'talk'] as const).some((which) => hasNewLine(was[which], now[which])) ? 'line' : null
}

type Place = VisitorState['room']

function hasNewLine(was: Place, now: Place): boolean {
  if (!was || !now || was.conversationId !== now.conversationId || now.lastSeq === was.lastSeq) return false
  return now.entries.some((e) => e.seq > was.lastSeq && (e.kind === 'message' || e.kind === 'released') && !(e.author.kind === 'visitor' && e.author.seatId === now.seat?.seatId))
}
