// How the screen looks and behaves for this reader, until the page is closed (rule LK2).
import { useState } from 'react'
import { Sheet } from '#client/ui/Sheet.tsx'
import { keepLook, readLook, textSteps, themes, type Look } from '#client/ui/look.ts'
import { useTexts } from '#client/texts.tsx'
import { Choice } from './Choice.tsx'
import { giveSign } from './give-sign.ts'
import { keepHabits, useHabits, type Habits } from './habits.ts'
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
        onChoose={(isEnterSending) => keepHabits({ isEnterSending })}
      />
      <Choice
        legend={words.announce}
        chosen={habits.isAnnouncing}
        options={[[true, words.announceOn], [false, words.announceOff]]}
        onChoose={(isAnnouncing) => keepHabits({ isAnnouncing })}
      />
      <Choice legend={words.veil} chosen={habits.isVeiling} options={[[true, words.veilOn], [false, words.veilOff]]} onChoose={(isVeiling) => keepHabits({ isVeiling })} hint={words.veilMore} />
      <Choice legend={words.sound} chosen={habits.isSounding} options={[[false, words.soundOff], [true, words.soundOn]]} onChoose={(isSounding) => tryOut({ isSounding })} hint={words.signsMore} />
      {'vibrate' in navigator && <Choice legend={words.shiver} chosen={habits.isShivering} options={[[false, words.shiverOff], [true, words.shiverOn]]} onChoose={(isShivering) => tryOut({ isShivering })} />}
      <p className="small soft">
        {words.kept}
        {common.exitNote}
        {words.writing}
      </p>
    </div>
  )
}

/** Chosen, it is heard or felt once, so that one knows what it will be. */
function tryOut(change: Partial<Habits>): void {
  keepHabits(change)
  if (change.isSounding || change.isShivering) giveSign('called', change)
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
