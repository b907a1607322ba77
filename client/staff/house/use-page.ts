// Which of the staff's pages: the desk, or the board (at /staff/board, or #board within the page).
import { useEffect, useState } from 'react'

export type StaffPage = 'desk' | 'board'

function pageNow(): StaffPage | null {
  const { hash, pathname } = location
  if (hash === '#board') return 'board'
  if (hash === '#desk') return 'desk'
  return pathname.replace(/\/$/, '').endsWith('/board') ? 'board' : null
}

export function usePage(first: StaffPage): StaffPage {
  const [page, setPage] = useState(pageNow)
  useEffect(() => {
    const onHash = () => setPage(pageNow())
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])
  return page ?? first
}
