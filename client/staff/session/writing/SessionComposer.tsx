// Writing to the one person. Canned lines only fill the field: sending is always a press of its own.
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { imeGuard } from '#client/ui/use-ime-safe-enter.ts'
import { staffTexts } from '#client/staff/words.ts'
import { Composer } from '../../place/Composer.tsx'
import { useDraft } from '../../place/drafts.ts'
import { CannedList } from './CannedList.tsx'
import { cannedFor, type Canned } from './canned-search.ts'

const texts = staffTexts.session

export function SessionComposer(props: { placeId: string; name: string; onSend: (text: string) => void }) {
  const [draft, setDraft] = useDraft(props.placeId)
  const [at, setAt] = useState(0)
  const listId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const found = cannedFor(draft)
  const fill = (canned: Canned) => {
    setDraft(found ? canned.text : draft ? `${draft}\n${canned.text}` : canned.text)
    setAt(0)
    field.current?.focus()
  }
  const onKeyBefore = (event: KeyboardEvent) => {
    if (!found || imeGuard().isConverting(event.nativeEvent)) return false
    const one = found[Math.min(at, found.length - 1)]
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (move && found.length) setAt((at + move + found.length) % found.length)
    else if (event.key === 'Enter' && one) fill(one)
    else if (event.key === 'Escape') setDraft('')
    else return event.key === 'Enter'
    event.preventDefault()
    return true
  }
  return (
    <Composer field={field} heading={texts.to(props.name)} draft={draft} onDraft={setDraft} onSend={props.onSend} onKeyBefore={onKeyBefore} describedBy={found ? listId : undefined}>
      {found ? (
        <CannedList id={listId} found={found} at={Math.min(at, found.length - 1)} onPick={fill} />
      ) : (
        <div className="canned">
          {texts.canned.slice(0, 3).map((canned) => (
            <Button key={canned.id} onClick={() => fill(canned)}>
              {canned.say}
            </Button>
          ))}
          <span className="small">{texts.cannedHint}</span>
        </div>
      )}
    </Composer>
  )
}
