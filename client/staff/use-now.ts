// The server's clock as far as this page knows it: the last `now` it was told, moved on by the page's own time.
import { useEffect, useState } from 'react'

let offsetMs = 0

export function learnNow(serverNow: number): void {
  offsetMs = serverNow - Date.now()
}

export function serverNow(): number {
  return Date.now() + offsetMs
}

/** Re-renders every `stepMs`; words are in minutes, so a few seconds are close enough. */
export function useNow(stepMs = 5_000): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), stepMs)
    return () => clearInterval(timer)
  }, [stepMs])
  return now
}
