// そっとスタッフへ (rule RO9): a dashed edge means that only staff read this. What was typed is kept until it is sent.
import { useRef } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Sheet } from '#client/ui/Sheet.tsx'
import { unread } from '#client/ui/unread.ts'
import { useImeSafeKeys } from '#client/ui/use-ime-safe-enter.ts'
import type { Draft } from '#client/talk/Composer.tsx'
import { useTexts } from '#client/texts.tsx'
import { plainWords } from '#shared/texts/ruby'

type Props = { hostName: string | null; draft: Draft; onSend: (text: string) => void; onClose: () => void }

export function WhisperSheet({ hostName, draft, onSend, onClose }: Props) {
  const { room, common } = useTexts()
  const words = room.whisper
  const field = useRef<HTMLTextAreaElement>(null)
  const send = (text: string) => {
    onSend(text)
    onClose()
  }
  const sendWritten = () => {
    const text = field.current?.value ?? ''
    if (text.trim() === '') return
    draft.set('')
    send(text)
  }
  const onKeyDown = useImeSafeKeys({ onModEnter: sendWritten })
  return (
    <Sheet heading={words.heading} icon="whisper" closeWord={common.close} onClose={onClose} isDashed>
      <p className="small">{words.readers(hostName)}</p>
      <ul className="chips">
        {words.presets.map((preset) => (
          <li key={preset}>
            <Button onClick={() => send(plainWords(preset))}>{preset}</Button>
          </li>
        ))}
      </ul>
      <textarea ref={field} className="field" rows={2} defaultValue={draft.get()} aria-label={words.label} placeholder={words.placeholder} {...unread} onInput={(e) => draft.set(e.currentTarget.value)} onKeyDown={onKeyDown} />
      <Button kind="main" icon="whisper" isWide onClick={sendWritten}>
        {room.compose.sendToStaff}
      </Button>
    </Sheet>
  )
}
