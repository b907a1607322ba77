// The other languages, seen at once by who cannot read this one (rule LK19); without script, the same page written anew.
import { useState } from 'react'
import { chooseLanguage } from '#client/language.ts'
import { inLanguage } from '#client/still/StillLink.tsx'
import { useStill } from '#client/still/still.tsx'
import { useSpoken } from '#client/texts.tsx'
import { languageNames, languages, langOf } from '#shared/texts/languages'

export function LanguageRow() {
  const { language, texts } = useSpoken()
  const isStill = useStill()
  const [hasFailed, setFailed] = useState(false)
  const words = texts.common.settings
  return (
    <div className="langrow" role="group" aria-label={words.language}>
      {languages
        .filter((one) => one !== language)
        .map((one) =>
          isStill ? (
            <a key={one} className="btn plain" lang={langOf[one]} href={inLanguage('/', one)}>
              {languageNames[one]}
            </a>
          ) : (
            <button key={one} type="button" className="btn plain" lang={langOf[one]} onClick={async () => setFailed(!(await chooseLanguage(one)))}>
              {languageNames[one]}
            </button>
          ),
        )}
      {hasFailed && (
        <span className="hint" role="status">
          {words.languageFailed}
        </span>
      )}
    </div>
  )
}
