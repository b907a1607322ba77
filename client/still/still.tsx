// Is this the page as the server wrote it (rule LT1)? True there, and for the very first picture in the browser, so that what stands
// already is taken over as it is; false from then on. A page without script stays still for good.
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'

const Still = createContext(false)

export function StillUntilAwake({ children }: { children: ReactNode }) {
  const [isStill, setStill] = useState(true)
  useEffect(() => setStill(false), [])
  return <Still.Provider value={isStill}>{children}</Still.Provider>
}

export const useStill = (): boolean => useContext(Still)
