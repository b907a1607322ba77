// One labelled line to write in. Enter in it never sends by itself: the one who uses it decides through use-ime-safe-enter.
import { useId, type InputHTMLAttributes, type Ref } from 'react'
import { unread } from './unread.ts'

export type FieldProps = InputHTMLAttributes<HTMLInputElement> & { label: string; hint?: string; error?: string; fieldRef?: Ref<HTMLInputElement> }

export function Field({ label, hint, error, className, fieldRef, ...rest }: FieldProps) {
  const id = useId()
  const hintId = `${id}h`
  const said = error ?? hint
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        type="text"
        {...unread}
        {...rest}
        ref={fieldRef}
        id={id}
        className={['field', error && 'is-error', className].filter(Boolean).join(' ')}
        aria-invalid={error ? true : undefined}
        aria-describedby={said ? hintId : undefined}
      />
      {said && (
        <span id={hintId} className={error ? 'hint err' : 'hint'} role={error ? 'alert' : undefined}>
          {said}
        </span>
      )}
    </div>
  )
}
