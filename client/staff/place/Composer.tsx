// Writing to people: at the bottom, on boards, headed with who will read it. Enter makes a line, Ctrl/⌘+Enter sends (IME-safe).
import { useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { useImeSafeKeys } from '#client/ui/use-ime-safe-enter.ts'
import { staffTexts } from '#client/staff/words.ts'

export function Composer(props: {
  heading: string
  draft: string
  onDraft: (text: string) => void
  onSend: (text: string) => void
  /** when it answers true, Enter was its own business */
  onKeyBefore?: (event: KeyboardEvent) => boolean
  describedBy?: string
  field?: RefObject<HTMLTextAreaElement | null>
  children?: ReactNode
}) {
  const ownField = useRef<HTMLTextAreaElement>(null)
  const field = props.field ?? ownField
  const send = () => {
    const text = props.draft
    if (!text.trim()) return
    props.onDraft('')
    props.onSend(text)
    field.current?.focus()
  }
  const onKeyDown = useImeSafeKeys({ onModEnter: send })
  return (
    <footer className="boards staffboards">
      <p className="tosay">
        <Icon name="send" small />
        {props.heading}
      </p>
      {props.children}
      <div className="compose">
        <textarea
          ref={field}
          className="field"
          rows={2}
          aria-label={props.heading}
          aria-describedby={props.describedBy}
          value={props.draft}
          onChange={(event) => props.onDraft(event.target.value)}
          onKeyDown={(event) => {
            if (!props.onKeyBefore?.(event)) onKeyDown(event)
          }}
        />
        <Button kind="main" icon="send" onClick={send}>
          {staffTexts.common.send}
        </Button>
      </div>
      <p className="small keyhint">{staffTexts.common.sendKey}</p>
    </footer>
  )
}
