// Follows the flow while the reader is at its end; stays put while they read back (rule LK9: nothing moves under the eyes).
import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

const nearPx = 48

export function useFollowing(box: RefObject<HTMLElement | null>, newest: unknown, firstSeq: number, onLook: (isFollowing: boolean) => void) {
  const isFollowing = useRef(true)
  const before = useRef({ firstSeq, height: 0 })
  const toEnd = useCallback(() => {
    const el = box.current
    if (el) el.scrollTop = el.scrollHeight
  }, [box])

  useLayoutEffect(() => {
    const el = box.current
    if (!el) return
    // Older lines put in above must not push away what is being read (Safari does not anchor by itself).
    if (firstSeq < before.current.firstSeq && !isFollowing.current) el.scrollTop += el.scrollHeight - before.current.height
    else if (isFollowing.current) toEnd()
    before.current = { firstSeq, height: el.scrollHeight }
  }, [box, newest, firstSeq, toEnd])

  useEffect(() => {
    const el = box.current
    if (!el) return
    const tell = () => {
      const isAtEnd = el.scrollHeight - el.scrollTop - el.clientHeight < nearPx
      const isLooking = isAtEnd && document.visibilityState === 'visible'
      isFollowing.current = isAtEnd
      onLook(isLooking)
    }
    const onResize = () => isFollowing.current && toEnd()
    const resized = new ResizeObserver(onResize)
    resized.observe(el)
    el.addEventListener('scroll', tell, { passive: true })
    document.addEventListener('visibilitychange', tell)
    return () => {
      resized.disconnect()
      el.removeEventListener('scroll', tell)
      document.removeEventListener('visibilitychange', tell)
    }
  }, [box, onLook, toEnd])

  return { toEnd }
}
