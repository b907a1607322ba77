// 日本語 or English (rule LK24): at the door and in 見え方. Names of languages stand each in its own.
import { useState } from 'react'
import { keepStaffLanguage, staffTexts, useStaffLanguage } from '#client/staff/words.ts'
import { languageNames } from '#shared/texts/languages'
import { staffLanguages, type StaffLanguage } from '#shared/texts/staff-languages'
import { OneOf } from '../parts/Choices.tsx'

const texts = staffTexts.door

export function StaffLanguageChoice() {
  const spoken = useStaffLanguage()
  const [hasFailed, setFailed] = useState(false)
  const choose = async (language: StaffLanguage) => setFailed(!(await keepStaffLanguage(language)))
  return (
    <div>
      <OneOf legend={texts.language} isInRow choices={staffLanguages.map((language) => ({ value: language, word: <span lang={language}>{languageNames[language]}</span> }))} value={spoken} onChange={(language) => void choose(language)} />
      <p className="small" role="status">
        {hasFailed && texts.languageFailed}
      </p>
    </div>
  )
}
