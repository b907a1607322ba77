// すべて消す (rule RW5): what goes is said first, then one press.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { useTexts } from '#client/texts.tsx'

type Props = { onForget: () => Promise<{ kept: number } | { error: string }>; onErased: (kept: number) => void; onCancel: () => void }

export function EraseAsk({ onForget, onErased, onCancel }: Props) {
  const { back } = useTexts()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string | undefined>()
  const go = async () => {
    setBusy(true)
    const done = await onForget()
    setBusy(false)
    if ('error' in done) setError(done.error)
    else onErased(done.kept)
  }
  return (
    <div className="stack tight eraseask">
      <p>{back.forgetAsk}</p>
      <div className="acts">
        <Button kind="main" isBusy={isBusy} onClick={() => void go()}>
          {back.forgetYes}
        </Button>
        <Button onClick={onCancel}>{back.cancel}</Button>
      </div>
      {error && (
        <p className="hint err" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
