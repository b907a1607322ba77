// Where one writes. The field keeps its own text (never reset during a conversion, rule LK4); the draft lives in memory only.
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type Ref } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { unread } from '#client/ui/unread.ts'
import { imeGuard, useImeSafeKeys } from '#client/ui/use-ime-safe-enter.ts'
import { graphemes, textMaxGraphemes } from '#shared/text-rule'
import { useTexts } from '#client/texts.tsx'
import { joined } from './put-words.ts'

export type Draft = { get: () => string; set: (text: string) => void; isCovered?: boolean }
export type ComposerHandle = { put: (text: string) => void; focus: () => void }

type Props = {
  draft: Draft
  placeholder: string
  onSend: (text: string, isCovered?: boolean) => void
  /** the line may be folded for others; asked for only by who wishes it (ME10) */
  canCover?: boolean
  isEnterSending?: boolean
  blocked?: string
  /** a held line is being put differently; called, it is left as it was */
  rewriting?: () => void
  handle?: Ref<ComposerHandle>
  /** One has just asked to write: the field takes the focus, once, and says so. */
  onArrive?: () => void
}

const warnBelow = 200

export function Composer({ draft, placeholder, onSend, canCover, isEnterSending, blocked, rewriting, handle, onArrive }: Props) {
  const { room } = useTexts()
  const field = useRef<HTMLTextAreaElement>(null)
  const [left, setLeft] = useState(() => roomFor(draft.get()))
  const [isCovered, setCovered] = useState(draft.isCovered === true)
  const cover = (is: boolean) => {
    draft.isCovered = is
    setCovered(is)
  }

  const grow = useCallback(() => {
    const el = field.current
    if (!el) return
    el.style.height = ''
    if (el.value !== '') el.style.height = `${el.scrollHeight + 3}px`
  }, [])
  const changed = useCallback(() => {
    const text = field.current?.value ?? ''
    draft.set(text)
    setLeft(roomFor(text))
    grow()
  }, [draft, grow])
  const send = useCallback(() => {
    const el = field.current
    if (!el || blocked) return
    if (imeGuard().isComposing()) {
      // a tap on the button during a conversion: let the keyboard finish first, then send what stands there
      el.blur()
      setTimeout(send, 0)
      return
    }
    if (el.value.trim() === '' || graphemes(el.value) > textMaxGraphemes) return
    onSend(el.value, draft.isCovered)
    el.value = ''
    draft.isCovered = false
    setCovered(false)
    changed()
  }, [blocked, changed, draft, onSend])
  const onKeyDown = useImeSafeKeys({ onModEnter: send, onEnter: isEnterSending ? send : undefined })

  useEffect(grow, [grow])
  useLayoutEffect(() => {
    if (!onArrive) return
    field.current?.focus({ preventScroll: true })
    onArrive()
  }, [onArrive])
  useEffect(() => {
    const self: ComposerHandle = {
      put: (text) => {
        const el = field.current
        if (!el) return
        el.value = joined(el.value, text)
        changed()
        el.focus()
      },
      focus: () => field.current?.focus(),
    }
    const lend = (mine: ComposerHandle | null) => {
      if (typeof handle === 'function') handle(mine)
      else if (handle) handle.current = mine
    }
    lend(self)
    return () => lend(null)
  }, [handle, changed])

  return (
    <>
      {(blocked || left < warnBelow) && (
        <p className="composenote small" role="status">
          {blocked ?? (left >= 0 ? room.compose.left(left) : room.compose.over(-left))}
        </p>
      )}
      {rewriting && (
        <p className="composenote small" role="status">
          {room.held.rewriting}
          <button type="button" className="btn plain" onClick={rewriting}>
            {room.held.notRewriting}
          </button>
        </p>
      )}
      {canCover && left < textMaxGraphemes && (
        <button type="button" role="checkbox" className="cover" aria-checked={isCovered} onClick={() => cover(!isCovered)}>
          {room.compose.cover}
        </button>
      )}
      <div className="compose">
        <textarea
          ref={field}
          className="field"
          rows={1}
          defaultValue={draft.get()}
          aria-label={room.compose.label}
          placeholder={placeholder}
          enterKeyHint={isEnterSending ? 'send' : 'enter'}
          {...unread}
          onInput={changed}
          onKeyDown={onKeyDown}
        />
        <Button kind="main" icon="send" onClick={send}>
          {room.compose.send}
        </Button>
      </div>
    </>
  )
}

function roomFor(text: string): number {
  // counting graphemes costs; far from the limit the length is enough
  return text.length * 2 < textMaxGraphemes ? textMaxGraphemes - text.length : textMaxGraphemes - graphemes(text)
}
