// What may be hard to read is covered until somebody asks for it (PEER-8): its words are not in the page before that.
import { useState, type ReactNode } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'

const texts = staffTexts.host.veil

export function Veil({ isOn, children }: { isOn: boolean; children: ReactNode }) {
  const [isLifted, setLifted] = useState(false)
  if (!isOn) return children
  return (
    <div className={isLifted ? 'veil lifted' : 'veil'}>
      {isLifted ? children : <p className="small phrase">{texts.why}</p>}
      <Button kind="plain" icon="watch" aria-expanded={isLifted} onClick={() => setLifted(!isLifted)}>
        {isLifted ? texts.hide : texts.show}
      </Button>
    </div>
  )
}
