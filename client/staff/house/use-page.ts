// Which of the staff's pages: the desk, the board (at /staff/board, or #board within the page), or the directory.
import { useEffect, useState } from 'react'

export type StaffPage = 'desk' | 'board' | 'directory'

function pageNow(): StaffPage | null {
  const { hash, pathname } = location
  if (hash === '#board') return 'board'
  if (hash === '#desk') return 'desk'
  if (hash === '#directory') return 'directory'
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
