// The talk itself. A plain list without a live region; new lines are told by the announcer, and the flow stays where one reads.
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { EntryLine } from './EntryLine.tsx'
import { flowLines, type FlowLine } from './flow-lines.ts'
import { MessageLine } from './MessageLine.tsx'
import type { PlaceState } from './place-state.ts'
import { SendingLine } from './SendingLine.tsx'

export type FlowProps = {
  state: PlaceState
  label: string
  /** the name under which my own lines stand at the right */
  myName: string | null
  emptyWords: string
  /** what may be hard to read stands open: for who talks with the person, or has opened their file */
  isOpen?: boolean
  /** seats of those who came a little while ago */
  newcomers?: readonly string[]
  actionsFor?: (line: Extract<FlowLine, { kind: 'message' }>) => ReactNode
  onEarlier?: () => void
  onResend?: (clientId: string, text: string) => void
  onDrop?: (clientId: string) => void
}

export function Flow(props: FlowProps) {
  const { state, myName } = props
  const box = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const [hasNewBelow, setNewBelow] = useState(false)
  const lines = flowLines(state.entries)
  const lastKey = lines[lines.length - 1]?.key

  useLayoutEffect(() => {
    if (isAtEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight })
    else setNewBelow(true)
  }, [lastKey, state.sending.length])

  // A banner or a tool that opens makes the flow lower: who was at the end stays at the end.
  useLayoutEffect(() => {
    const at = box.current
    if (!at) return
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) at.scrollTo({ top: at.scrollHeight })
    })
    observer.observe(at)
    return () => observer.disconnect()
  }, [])

  const onScroll = () => {
    const at = box.current
    if (!at) return
    isAtEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < 40
    if (isAtEnd.current) setNewBelow(false)
  }
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight })

  return (
    <div className="flowframe">
      <div className="flowbox" ref={box} onScroll={onScroll} tabIndex={0} role="group" aria-label={props.label}>
        {state.hasEarlier && props.onEarlier && (
          <Button kind="plain" onClick={props.onEarlier}>
            {staffTexts.host.older}
          </Button>
        )}
        {lines.length === 0 && state.sending.length === 0 && <p className="soft empty phrase">{props.emptyWords}</p>}
        <ol className="flow">
          {lines.map((line) =>
            line.kind === 'when' ? (
              <li key={line.key} className="when">
                {line.words}
              </li>
            ) : line.kind === 'message' ? (
              <MessageLine key={line.key} line={line} isMine={line.author.kind === 'staff' && line.author.name === myName} isNew={line.author.kind === 'visitor' && props.newcomers?.includes(line.author.seatId)} isOpen={props.isOpen} actions={props.actionsFor?.(line)} />
            ) : (
              <EntryLine key={line.key} entry={line.entry} isOpen={props.isOpen} />
            ),
          )}
          {state.sending.map((one) => (
            <SendingLine key={one.clientId} sending={one} onResend={props.onResend} onDrop={props.onDrop} />
          ))}
        </ol>
      </div>
      {hasNewBelow && (
        <button type="button" className="newbelow" onClick={toEnd}>
          {staffTexts.host.newBelow}
        </button>
      )}
    </div>
  )
}
