// The house's time, for words like "until" and "about ten minutes": looked at now and then, never ticking before the eyes.
import { useEffect, useState } from 'react'

export function useNow(skewMs: number, everyMs = 15_000): number {
  const [now, setNow] = useState(() => Date.now() + skewMs)
  useEffect(() => {
    const look = () => setNow(Date.now() + skewMs)
    look()
    const timer = setInterval(look, everyMs)
    return () => clearInterval(timer)
  }, [skewMs, everyMs])
  return now
}
