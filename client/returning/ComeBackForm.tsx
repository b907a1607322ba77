// Coming back: one field for four words (rule RW3). Never a password field: what is typed may be seen, and no browser offers to keep it.
import { useRef, useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Field } from '#client/ui/Field.tsx'
import { useImeSafeEnter } from '#client/ui/use-ime-safe-enter.ts'
import { useTexts } from '#client/texts.tsx'

type Props = { onUse: (words: string) => Promise<true | { error: string }>; onCancel: () => void }

export function ComeBackForm({ onUse, onCancel }: Props) {
  const { back } = useTexts()
  const field = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string | undefined>()
  const go = async () => {
    const words = field.current?.value ?? ''
    if (words.trim() === '' || isBusy) return
    setBusy(true)
    const used = await onUse(words)
    setBusy(false)
    if (used !== true) setError(used.error)
  }
  const onKeyDown = useImeSafeEnter(() => void go())
  return (
    <div className="stack tight">
      <Field fieldRef={field} label={back.label} hint={back.hint} error={error} maxLength={80} autoCapitalize="off" enterKeyHint="go" onKeyDown={onKeyDown} />
      <div className="acts">
        <Button kind="main" isBusy={isBusy} onClick={() => void go()}>
          {isBusy ? back.going : back.go}
        </Button>
        <Button onClick={onCancel}>{back.cancel}</Button>
      </div>
    </div>
  )
}
