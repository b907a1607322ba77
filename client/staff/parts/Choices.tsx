// A question with one answer (radio) or several (checkbox), each a full line to press.
import { useId, type ReactNode } from 'react'

type Shared<T extends string> = { legend: string; choices: readonly { value: T; word: ReactNode }[]; isInRow?: boolean }

export function OneOf<T extends string>({ legend, choices, isInRow, value, onChange }: Shared<T> & { value: T | null; onChange: (value: T) => void }) {
  const name = useId()
  return (
    <fieldset className="choices">
      <legend className="label">{legend}</legend>
      <div className={isInRow ? 'inrow' : undefined}>
        {choices.map((choice) => (
          <label className="pick" key={choice.value}>
            <input type="radio" name={name} checked={value === choice.value} onChange={() => onChange(choice.value)} />
            <span className="phrase">{choice.word}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function SomeOf<T extends string>({ legend, choices, isInRow, values, onChange }: Shared<T> & { values: readonly T[]; onChange: (values: T[]) => void }) {
  const toggle = (value: T) => onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value])
  return (
    <fieldset className="choices">
      <legend className="label">{legend}</legend>
      <div className={isInRow ? 'inrow' : undefined}>
        {choices.map((choice) => (
          <label className="pick" key={choice.value}>
            <input type="checkbox" checked={values.includes(choice.value)} onChange={() => toggle(choice.value)} />
            <span className="phrase">{choice.word}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** The choices of a text catalogue, in its own order. */
export function fromTexts<T extends string>(texts: Record<T, string>, only?: readonly T[]): { value: T; word: string }[] {
  return (only ?? (Object.keys(texts) as T[])).map((value) => ({ value, word: texts[value] }))
}
