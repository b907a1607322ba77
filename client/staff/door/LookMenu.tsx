// 見え方: theme and size of letters, opened by a button so that the bar stays quiet.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { textSteps, themes } from '#client/ui/look.ts'
import { useImeSafeKeys } from '#client/ui/use-ime-safe-enter.ts'
import { staffTexts } from '#client/staff/words.ts'
import { OneOf } from '../parts/Choices.tsx'
import { StaffLanguageChoice } from './StaffLanguageChoice.tsx'
import { useLook } from './use-look.ts'

const texts = staffTexts.bar

export function LookMenu() {
  const [isOpen, setOpen] = useState(false)
  const [look, choose] = useLook()
  const onKeyDown = useImeSafeKeys({ onEscape: () => setOpen(false) })
  const sizes = textSteps.map((step, index) => ({ value: String(step), word: texts.sizes[index] ?? String(step) }))
  return (
    <div className="lookmenu" onKeyDown={onKeyDown}>
      <Button icon="quiet-theme" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {texts.look}
      </Button>
      {isOpen && (
        <div className="lookpanel stack tight">
          <OneOf legend={texts.theme} choices={themes.map((theme) => ({ value: theme, word: texts.themes[theme] }))} value={look.theme} onChange={(theme) => choose({ theme })} />
          <OneOf legend={texts.size} choices={sizes} value={String(look.textStep)} onChange={(step) => choose({ textStep: textSteps.find((one) => String(one) === step) ?? 1 })} />
          <StaffLanguageChoice />
          <Button onClick={() => setOpen(false)}>{staffTexts.common.close}</Button>
        </div>
      )}
    </div>
  )
}
