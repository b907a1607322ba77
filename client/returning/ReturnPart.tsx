// 合言葉 at the door (rules RW1, RW5): make, come back, erase. Folded until somebody wants it; nothing depends on it.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { useTexts } from '#client/texts.tsx'
import { ComeBackForm } from './ComeBackForm.tsx'
import { EraseAsk } from './EraseAsk.tsx'
import { WordsOnce } from './WordsOnce.tsx'

export type ReturnDoings = {
  make: () => Promise<string[] | { error: string }>
  use: (words: string) => Promise<true | { error: string }>
  forget: () => Promise<{ kept: number } | { error: string }>
}

type Props = { hasWords: boolean; days: number; doings: ReturnDoings }

export function ReturnPart({ hasWords, days, doings }: Props) {
  const { back: words } = useTexts()
  const [open, setOpen] = useState<'none' | 'use' | 'erase'>('none')
  const [shown, setShown] = useState<readonly string[] | null>(null)
  const [isMaking, setMaking] = useState(false)
  const [error, setError] = useState<string | undefined>()
  const [told, setTold] = useState<string | null>(null)
  const make = async () => {
    setMaking(true)
    setError(undefined)
    setTold(null)
    const made = await doings.make()
    setMaking(false)
    if ('error' in made) setError(made.error)
    else setShown(made)
  }
  const erased = (kept: number) => {
    setOpen('none')
    setTold(kept > 0 ? `${words.forgotten}${words.keptSome}` : words.forgotten)
  }
  return (
    <div className="returning needs-script">
      <h2 className="h-m">{words.heading}</h2>
      <p className="small soft">
        {words.about}
        {words.unused(days)}
        {words.watched}
      </p>
      {told && <p role="status">{told}</p>}
      {shown ? (
        <WordsOnce words={shown} onNoted={() => setShown(null)} />
      ) : (
        <div className="acts">
          <Button isBusy={isMaking} onClick={() => void make()}>
            {isMaking ? words.making : hasWords ? words.again : words.make}
          </Button>
          {!hasWords && (
            <Button kind="plain" aria-expanded={open === 'use'} onClick={() => setOpen(open === 'use' ? 'none' : 'use')}>
              {words.use}
            </Button>
          )}
          {hasWords && (
            <Button kind="plain" aria-expanded={open === 'erase'} onClick={() => setOpen(open === 'erase' ? 'none' : 'erase')}>
              {words.forget}
            </Button>
          )}
        </div>
      )}
      {hasWords && !shown && <p className="small soft">{words.againMore}</p>}
      {error && (
        <p className="hint err" role="alert">
          {error}
        </p>
      )}
      {open === 'use' && !hasWords && <ComeBackForm onUse={doings.use} onCancel={() => setOpen('none')} />}
      {open === 'erase' && hasWords && <EraseAsk onForget={doings.forget} onErased={erased} onCancel={() => setOpen('none')} />}
    </div>
  )
}
