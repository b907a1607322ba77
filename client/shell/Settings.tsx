// How the screen looks and behaves for this reader, until the page is closed (rule LK2).
import { useState } from 'react'
import { Sheet } from '#client/ui/Sheet.tsx'
import { keepLook, readLook, textSteps, themes, type Look } from '#client/ui/look.ts'
import { useTexts } from '#client/texts.tsx'
import { Choice } from './Choice.tsx'
import { keepHabits, useHabits } from './habits.ts'
import { LanguageChoice } from './LanguageChoice.tsx'

export function Settings() {
  const { common } = useTexts()
  const words = common.settings
  const [look, setLook] = useState(readLook)
  const habits = useHabits()
  const wear = (next: Look) => {
    setLook(next)
    keepLook(next)
  }
  return (
    <div className="stack settings">
      <LanguageChoice />
      <Choice legend={words.theme} chosen={look.theme} options={themes.map((theme) => [theme, words.themes[theme]])} onChoose={(theme) => wear({ ...look, theme })} hint={words.quietMore} />
      <Choice legend={words.text} chosen={look.textStep} options={textSteps.map((step, i) => [step, words.steps[i] ?? ''])} onChoose={(textStep) => wear({ ...look, textStep })} />
      <Choice
        legend={words.enter}
        chosen={habits.isEnterSending}
        options={[[false, words.enterNewline], [true, words.enterSends]]}
        onChoose={(isEnterSending) => keepHabits({ ...habits, isEnterSending })}
      />
      <Choice
        legend={words.announce}
        chosen={habits.isAnnouncing}
        options={[[true, words.announceOn], [false, words.announceOff]]}
        onChoose={(isAnnouncing) => keepHabits({ ...habits, isAnnouncing })}
      />
      <p className="small soft">
        {words.kept}
        {common.exitNote}
      </p>
    </div>
  )
}

/** The same, as a sheet of its own at the door. */
export function SettingsSheet({ onClose }: { onClose: () => void }) {
  const { common } = useTexts()
  return (
    <Sheet heading={common.settings.heading} icon="settings" closeWord={common.close} onClose={onClose}>
      <Settings />
    </Sheet>
  )
}
