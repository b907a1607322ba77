// A held line that is being put differently (rule HA2): the next line sent stands for it; until then it waits where it was.
import { useCallback, useState } from 'react'

export function useRewriting(onSend: (text: string, rewrites?: number, isCovered?: boolean) => void) {
  const [seq, setSeq] = useState<number | null>(null)
  const send = useCallback(
    (text: string, isCovered?: boolean) => {
      onSend(text, seq ?? undefined, isCovered)
      setSeq(null)
    },
    [onSend, seq],
  )
  return { begin: setSeq, send, stop: seq === null ? undefined : () => setSeq(null) }
}
