// The covered screen outlives a reload of this tab: only the password opens it.
import { useState } from 'react'

const keptAs = 'engawa.staff.locked'

export function useLock(): [boolean, (isLocked: boolean) => void] {
  const [isLocked, setLocked] = useState(() => sessionStorage.getItem(keptAs) !== null)
  const set = (next: boolean) => {
    if (next) sessionStorage.setItem(keptAs, '1')
    else sessionStorage.removeItem(keptAs)
    setLocked(next)
  }
  return [isLocked, set]
}
