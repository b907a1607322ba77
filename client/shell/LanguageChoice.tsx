// Another language, from anywhere (rule LK19). Each stands in its own words, so that it is found by who cannot read the rest.
import { useState } from 'react'
import { chooseLanguage } from '#client/language.ts'
import { useSpoken } from '#client/texts.tsx'
import { languageNames, languages, langOf, type Language } from '#shared/texts/languages'

export function LanguageChoice() {
  const { language, texts: { common } } = useSpoken()
  const [hasFailed, setFailed] = useState(false)
  const choose = async (next: Language) => setFailed(!(await chooseLanguage(next)))
  return (
    <fieldset className="languages">
      <legend>{common.settings.language}</legend>
      <div className="chips">
        {languages.map((one) => (
          <button key={one} type="button" className="btn" lang={langOf[one]} aria-pressed={one === language} onClick={() => void choose(one)}>
            {languageNames[one]}
          </button>
        ))}
      </div>
      {hasFailed && (
        <span className="hint" role="status">
          {common.settings.languageFailed}
        </span>
      )}
    </fieldset>
  )
}
