// A few words side by side, one of them chosen.
type ChoiceProps<T> = { legend: string; chosen: T; options: readonly (readonly [T, string])[]; onChoose: (value: T) => void; hint?: string }

export function Choice<T extends string | number | boolean>({ legend, chosen, options, onChoose, hint }: ChoiceProps<T>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="chips">
        {options.map(([value, word]) => (
          <button key={String(value)} type="button" className="btn" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
            {word}
          </button>
        ))}
      </div>
      {hint && <span className="hint">{hint}</span>}
    </fieldset>
  )
}
