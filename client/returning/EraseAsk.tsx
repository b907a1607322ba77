// すべて消す (rules RW5, RE9): what goes is said first, then one press.
import { useState, type ReactNode } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { useTexts } from '#client/texts.tsx'

type Props = { ask?: ReactNode; onForget: () => Promise<{ kept: number } | { error: string }>; onErased: (kept: number) => void; onCancel: () => void }

export function EraseAsk({ ask, onForget, onErased, onCancel }: Props) {
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
      <p>{ask ?? back.forgetAsk}</p>
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
