// What the staff screens need of the wire: ask, hear, and whether the line is up. link.ts gives it; tests may give another.
import { createContext, use } from 'react'
import type { Ack, ClientEventName, Input, News, Output, ServerEventName } from '#shared/protocol'

export type StaffLink = {
  ask: <E extends ClientEventName>(event: E, input: Input<E>) => Promise<Ack<Output<E>>>
  hear: <E extends ServerEventName>(event: E, listener: (news: News<E>) => void) => () => void
  /** calls back at once with the present state, and at each change */
  watchLine: (listener: (isUp: boolean) => void) => () => void
}

const Context = createContext<StaffLink | null>(null)

export const StaffLinkProvider = Context.Provider

export function useStaffLink(): StaffLink {
  const link = use(Context)
  if (!link) throw new Error('no staff link above this component')
  return link
}
