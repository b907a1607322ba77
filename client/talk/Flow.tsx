// The flow of a place: a plain list without a live region (rule LK9), own lines that are on their way at its end.
import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { untranslated } from '#client/ui/unread.ts'
import { linesOf } from '#client/room/lines.ts'
import type { RoomState } from '#client/room/room-state.ts'
import { useTexts } from '#client/texts.tsx'
import { LineItem, type LineActs } from './LineItem.tsx'
import { PendingLine, type PendingActs } from './PendingLine.tsx'
import { useFollowing } from './use-following.ts'

export type FlowActs = LineActs & PendingActs & { onEarlier: () => void; onLook: (isFollowing: boolean) => void }
type Props = { state: RoomState; label: string; emptyWord: string; acts: FlowActs; isEarlierLoading?: boolean; isDimmed?: boolean; children?: ReactNode }

export function Flow({ state, label, emptyWord, acts, isEarlierLoading, isDimmed, children }: Props) {
  const { room } = useTexts()
  const box = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOf(state), [state])
  const pendingCount = state.pending.length
  const newest = `${state.lastSeq}/${state.pending.length}/${state.pending[pendingCount - 1]?.state}`
  const { toEnd } = useFollowing(box, newest, state.entries[0]?.seq ?? 0, acts.onLook)
  useEffect(() => {
    if (pendingCount > 0) toEnd()
  }, [pendingCount, toEnd])
  const isEmpty = lines.every((line) => line.kind === 'when' || line.kind === 'notice') && pendingCount === 0
  const hasBelow = !state.isFollowing && state.dividerAfter !== null && state.lastSeq > state.dividerAfter
  return (
    <div className={isDimmed ? 'grow flowframe dimmed' : 'grow flowframe'}>
      <div className="flowbox" ref={box} tabIndex={0} role="region" aria-label={label}>
        {state.hasEarlier && (
          <p className="earlier">
            <Button kind="plain" isBusy={isEarlierLoading} onClick={acts.onEarlier}>
              {isEarlierLoading ? room.say.earlierLoading : room.say.earlier}
            </Button>
          </p>
        )}
        {isEmpty && <p className="emptyflow soft">{emptyWord}</p>}
        <ol className="flow" {...untranslated}>
          {lines.map((line) => (
            <LineItem key={line.key} line={line} acts={acts} />
          ))}
          {state.pending.map((pending) => (
            <PendingLine key={pending.clientId} pending={pending} acts={acts} />
          ))}
        </ol>
        {children}
      </div>
      {hasBelow && (
        <button type="button" className="below" onClick={toEnd}>
          {room.say.below}
        </button>
      )}
    </div>
  )
}
