// The house's link, dialled as staff: the cookie speaks at the handshake, so nothing secret is in the page's hands.
import { io } from 'socket.io-client'
import { makeLink, type Wire } from '#client/link.ts'
import { makeNear } from '#client/near.ts'
import { padWhatIsSent } from '#client/padding.ts'
import { watchWaking } from '#client/wake.ts'
import type { News, ServerEventName } from '#shared/protocol'
import type { StaffLink } from '../staff-link.ts'

/** A line that comes back this soon was never shown as lost. */
const showLostAfterMs = 1_500

export function connectStaff(isStillIn: () => Promise<boolean>, onEnded: () => void): StaffLink {
  const lineListeners = new Set<(isUp: boolean) => void>()
  const newsListeners = new Map<ServerEventName, Set<(news: never) => void>>()
  let isUp = false
  let isClosing = false
  let lostTimer: ReturnType<typeof setTimeout> | undefined
  const tellLine = (next: boolean) => {
    isUp = next
    for (const tell of lineListeners) tell(next)
  }
  const near = makeNear(() => undefined)
  const link = makeLink({
    open: () => near.watch(padWhatIsSent(io({ query: near.query, autoConnect: false, transports: ['websocket', 'polling'], tryAllTransports: true, reconnectionDelay: 500, reconnectionDelayMax: 5_000, timeout: 10_000, auth: { as: 'staff' } })) as unknown as Wire),
    renew: isStillIn,
    // Screens read back what they show as soon as the line is up.
    resume: async () => true,
    onState: (state) => {
      clearTimeout(lostTimer)
      if (state === 'resumed') tellLine(true)
      else if (state === 'down') lostTimer = setTimeout(() => tellLine(false), showLostAfterMs)
      else if (state === 'closed' && !isClosing) onEnded()
    },
  })
  const stopWaking = watchWaking(() => link.redial())
  link.open()

  function hear<E extends ServerEventName>(event: E, listener: (news: News<E>) => void): () => void {
    let listeners = newsListeners.get(event)
    if (!listeners) {
      const fresh = new Set<(news: never) => void>()
      newsListeners.set(event, fresh)
      link.hear(event, (news) => {
        for (const tell of fresh) tell(news as never)
      })
      listeners = fresh
    }
    listeners.add(listener as (news: never) => void)
    return () => listeners.delete(listener as (news: never) => void)
  }
  function watchLine(listener: (isUp: boolean) => void): () => void {
    lineListeners.add(listener)
    listener(isUp)
    return () => lineListeners.delete(listener)
  }
  function close(): void {
    isClosing = true
    stopWaking()
    clearTimeout(lostTimer)
    link.close()
  }
  return { ask: link.ask, hear, watchLine, redial: link.redial, close }
}
