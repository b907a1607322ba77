// What the staff screens need of the wire: ask, hear, and whether the line is up. connect-staff.ts gives it over the house's link.
import { createContext, use } from 'react'
import type { AskOptions, Asked } from '#client/link.ts'
import type { ClientEventName, Input, News, ServerEventName } from '#shared/protocol'

export type StaffLink = {
  ask: <E extends ClientEventName>(event: E, input: Input<E>, options?: AskOptions) => Promise<Asked<E>>
  /** the answer stops the hearing */
  hear: <E extends ServerEventName>(event: E, listener: (news: News<E>) => void) => () => void
  /** calls back at once with the present state, and at each change */
  watchLine: (listener: (isUp: boolean) => void) => () => void
  /** dials again, showing the cookie of now */
  redial: () => void
  close: () => void
}

const Context = createContext<StaffLink | null>(null)

export const StaffLinkProvider = Context.Provider

export function useStaffLink(): StaffLink {
  const link = use(Context)
  if (!link) throw new Error('no staff link above this component')
  return link
}
