// The queue of held lines (rules HA1, HA2): one after the other, each in its talk. Worked by keyboard alone: arrows go from line to
// line, and when one is decided the next has the focus, because the person was there and moved on.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { newId } from '#client/new-id.ts'
import { Button } from '#client/ui/Button.tsx'
import { imeGuard } from '#client/ui/use-ime-safe-enter.ts'
import { staffTexts } from '#client/staff/words.ts'
import { useAct } from '../../use-act.ts'
import { HeldItem, type Decided } from './HeldItem.tsx'
import { useHeld } from './use-held.ts'

const texts = staffTexts.host

export function HeldQueue(props: { placeId: string; canAsk: boolean; isQuiet?: boolean; onShow: (seq: number) => void }) {
  const { placeId } = props
  const { queue, reread, readOn } = useHeld(placeId)
  const held = queue?.lines ?? null
  const total = queue?.total ?? 0
  const [decided, setDecided] = useState<Decided | null>(null)
  const unhide = useAct('message:unhide')
  const hide = useAct('message:hide')
  const list = useRef<HTMLUListElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  /** the line one is at, while the focus is in the queue */
  const at = useRef<{ seq: number; nth: number } | null>(null)
  /** the first line of the part that was asked for: who asked goes on there */
  const goTo = useRef<number | null>(null)
  const seqs = held?.map(({ seq }) => seq).join() ?? ''

  useEffect(() => {
    const onTo = goTo.current === null ? undefined : list.current?.querySelectorAll<HTMLElement>('[data-held]')[goTo.current]
    goTo.current = null
    if (onTo) return onTo.focus()
    const was = at.current
    if (!was || !held || held.some(({ seq }) => seq === was.seq) || document.activeElement !== document.body) return
    const items = list.current?.querySelectorAll<HTMLElement>('[data-held]')
    const next = items?.[Math.min(was.nth, items.length - 1)] ?? heading.current
    next?.focus()
  }, [seqs])

  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-held]') ?? [])]
  const onFocus = (target: EventTarget) => {
    const item = (target as HTMLElement).closest<HTMLElement>('[data-held]')
    if (item) at.current = { seq: Number(item.dataset.held), nth: items().indexOf(item) }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (imeGuard().isConverting(event.nativeEvent) || target.closest('textarea, input')) return
    const all = items()
    const here = all.findIndex((item) => item.contains(target))
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined || here < 0) return
    event.preventDefault()
    all[Math.max(0, Math.min(to, all.length - 1))]?.focus()
  }
  const undo = async () => {
    if (!decided?.undo) return
    const { seq, undo: how } = decided
    const done = how === 'unhide' ? await unhide.run({ placeId, seq, reason: 'mistake' }) : await hide.run({ placeId, clientId: newId(), seq, reason: how.hide })
    if (done.ok) setDecided(null)
  }

  // Where nothing is held and nothing was decided there is nothing to say.
  if (!held || (props.isQuiet && held.length === 0 && !decided)) return null
  return (
    <section className="queue">
      <h2 ref={heading} tabIndex={-1}>
        {texts.queue.label(total)}
      </h2>
      <p className="small" role="status">
        {decided && `${decided.words}${texts.queue.left(total)}`}
      </p>
      {decided?.undo && (
        <Button kind="plain" className="flush" isBusy={unhide.isBusy || hide.isBusy} onClick={() => void undo()}>
          {decided.undo === 'unhide' ? texts.queue.undo : texts.queue.takeDown}
        </Button>
      )}
      {held.length > 1 && <p className="hint only-wide">{texts.queue.keys}</p>}
      <ul ref={list} onKeyDown={onKeyDown} onFocus={(event) => onFocus(event.target)} onBlur={(event) => !(event.currentTarget as HTMLElement).contains(event.relatedTarget as Node | null) && event.relatedTarget !== null && (at.current = null)}>
        {held.map((line, nth) => (
          <HeldItem
            key={line.seq}
            placeId={placeId}
            line={line}
            nth={nth + 1}
            all={total}
            canAsk={props.canAsk}
            onShow={() => props.onShow(line.seq)}
            onDecided={(what) => {
              setDecided(what)
              void reread()
            }}
          />
        ))}
      </ul>
      {queue?.hasMore && (
        <div className="acts">
          <p className="small soft">{texts.queue.more(total - held.length)}</p>
          <Button
            onClick={() => {
              goTo.current = held.length
              void readOn()
            }}
          >
            {texts.queue.readOn}
          </Button>
        </div>
      )}
    </section>
  )
}
