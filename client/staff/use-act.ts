// One act of a person: busy while asked, the refusal's code kept beside the button until the next try.
import { useCallback, useRef, useState } from 'react'
import type { Asked, RefusedCode } from '#client/link.ts'
import type { ClientEventName, Input } from '#shared/protocol'
import { useStaffLink } from './staff-link.ts'

export type Act<E extends ClientEventName> = {
  run: (input: Input<E>) => Promise<Asked<E>>
  isBusy: boolean
  refused: RefusedCode | null
  forget: () => void
}

export function useAct<E extends ClientEventName>(event: E): Act<E> {
  const link = useStaffLink()
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<RefusedCode | null>(null)
  const running = useRef<Promise<Asked<E>> | null>(null)
  const run = useCallback(
    (input: Input<E>) => {
      // A second press while the first is on its way is the same press.
      running.current ??= (async () => {
        setBusy(true)
        setRefused(null)
        const ack = await link.ask(event, input)
        running.current = null
        setBusy(false)
        if (!ack.ok) setRefused(ack.code)
        return ack
      })()
      return running.current
    },
    [link, event],
  )
  return { run, isBusy, refused, forget: useCallback(() => setRefused(null), []) }
}
