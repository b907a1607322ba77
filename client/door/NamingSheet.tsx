// A nickname is suggested and may be changed; nothing else is asked (rules AC3, AC4). The mark comes with the suggestion.
import { useRef, useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Field } from '#client/ui/Field.tsx'
import { Sheet } from '#client/ui/Sheet.tsx'
import { Mark } from '#client/ui/Stamp.tsx'
import { useImeSafeEnter } from '#client/ui/use-ime-safe-enter.ts'
import { useTexts } from '#client/texts.tsx'
import { suggestName, type Suggestion } from './suggest-name.ts'

type Props = { first: Suggestion; error?: string; isBusy: boolean; onEnter: (chosen: Suggestion) => void; onClose: () => void }

export function NamingSheet({ first, error, isBusy, onEnter, onClose }: Props) {
  const texts = useTexts()
  const words = texts.door.naming
  const [suggestion, setSuggestion] = useState(first)
  const field = useRef<HTMLInputElement>(null)
  const enter = () => {
    const name = field.current?.value ?? suggestion.name
    onEnter({ ...suggestion, name, isSuggested: suggestion.isSuggested && name === suggestion.name })
  }
  const onKeyDown = useImeSafeEnter(enter)
  const another = () => {
    const next = suggestName(texts.nicknames, suggestion.name)
    setSuggestion(next)
    if (field.current) field.current.value = next.name
  }
  return (
    <Sheet heading={words.heading} icon="sit" closeWord={texts.common.close} onClose={onClose}>
      <div className="namerow">
        <Mark name={suggestion.mark} />
        <Field fieldRef={field} label={words.label} hint={words.hint} error={error} defaultValue={first.name} maxLength={60} enterKeyHint="go" autoCapitalize="off" onKeyDown={onKeyDown} />
      </div>
      <div className="acts">
        <Button onClick={another}>{words.another}</Button>
      </div>
      <Button kind="main" isWide isBusy={isBusy} onClick={enter}>
        {isBusy ? texts.door.entering : words.enter}
      </Button>
      <p className="small soft">
        {words.sure}
        {texts.door.agree}
      </p>
    </Sheet>
  )
}
