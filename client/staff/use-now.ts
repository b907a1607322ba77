// The server's clock as far as this page knows it: the last `now` it was told, moved on by the page's own time.
import { useEffect, useState } from 'react'

let offsetMs = 0
const listeners = new Set<() => void>()

export function learnNow(serverNow: number): void {
  const isNews = Math.abs(serverNow - Date.now() - offsetMs) > 1_000
  offsetMs = serverNow - Date.now()
  if (isNews) for (const listener of listeners) listener()
}

export function serverNow(): number {
  return Date.now() + offsetMs
}

/** Re-renders every `stepMs`; words are in minutes, so a few seconds are close enough. */
export function useNow(stepMs = 5_000): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const tell = () => setNow(serverNow())
    const timer = setInterval(tell, stepMs)
    listeners.add(tell)
    return () => {
      clearInterval(timer)
      listeners.delete(tell)
    }
  }, [stepMs])
  return now
}
