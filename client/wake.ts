// Notices that time has jumped: a phone that slept does not close its sockets and may not say that it woke (rule AC6).
const tickMs = 5_000
const jumpMs = 12_000

/** Calls `onWake` when the page comes back after being away long enough for the line to have died unnoticed. */
export function watchWaking(onWake: () => void, now: () => number = Date.now): () => void {
  let last = now()
  const look = () => {
    const jumped = now() - last > jumpMs
    last = now()
    if (jumped) onWake()
  }
  const timer = setInterval(look, tickMs)
  const onVisible = () => document.visibilityState === 'visible' && look()
  const onPageShow = (event: PageTransitionEvent) => event.persisted && onWake()
  addEventListener('pageshow', onPageShow)
  addEventListener('online', onWake)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    clearInterval(timer)
    removeEventListener('pageshow', onPageShow)
    removeEventListener('online', onWake)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
