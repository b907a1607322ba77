// The page's title carries the count and nothing else.
import { useEffect } from 'react'
import { staffTexts } from '#client/staff/words.ts'

export function useTitleCount(count: number): void {
  useEffect(() => {
    document.title = count > 0 ? staffTexts.titleWithCount(count) : staffTexts.title
    return () => {
      document.title = staffTexts.title
    }
  }, [count, staffTexts.title])
}
