// この訪問で書いたものを消す (rule RE9): folded until somebody wants it, then what goes is said, then one press.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { useTexts } from '#client/texts.tsx'
import { EraseAsk } from './EraseAsk.tsx'

export function EraseVisit({ onErase }: { onErase: () => Promise<{ kept: number } | { error: string }> }) {
  const { back } = useTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="erasevisit">
      <Button kind="plain" aria-expanded={isOpen} onClick={() => setOpen((is) => !is)}>
        {back.visit.erase}
      </Button>
      {isOpen && <EraseAsk ask={back.visit.ask} onForget={onErase} onErased={() => setOpen(false)} onCancel={() => setOpen(false)} />}
    </div>
  )
}
