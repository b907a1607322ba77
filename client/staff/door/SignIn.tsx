// The staff's way in: login name and password, then the six digits when they are asked for. Nothing is stored by this page.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Field } from '#client/ui/Field.tsx'
import { useImeSafeEnter } from '#client/ui/use-ime-safe-enter.ts'
import { staffTexts } from '#client/staff/words.ts'

const texts = staffTexts.door

/** `waitMs`: guessing is slowed, and how long is said */
export type SignInAnswer = 'in' | 'totp_needed' | 'wrong' | 'unreachable' | { waitMs: number }
export type Credentials = { login: string; password: string; totp?: string }

export function SignIn(props: { onSignIn: (credentials: Credentials) => Promise<SignInAnswer>; enterWord?: string }) {
  const [credentials, setCredentials] = useState<Credentials>({ login: '', password: '' })
  const [isCodeAsked, setCodeAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  const enter = async () => {
    if (isBusy || !credentials.login || !credentials.password) return
    setBusy(true)
    setTrouble(null)
    const answer = await props.onSignIn(isCodeAsked ? credentials : { login: credentials.login.trim(), password: credentials.password })
    setBusy(false)
    if (answer === 'totp_needed') setCodeAsked(true)
    else if (answer !== 'in') setTrouble(troubleWords(answer, isCodeAsked))
  }
  const onKeyDown = useImeSafeEnter(enter)
  const put = (part: Partial<Credentials>) => setCredentials((was) => ({ ...was, ...part }))

  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()} onKeyDown={(event) => event.target instanceof HTMLInputElement && onKeyDown(event)}>
      {isCodeAsked ? (
        <Field
          key="totp"
          label={texts.code}
          hint={texts.codeHint}
          error={trouble ?? undefined}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          autoFocus
          value={credentials.totp ?? ''}
          onChange={(event) => put({ totp: event.target.value })}
        />
      ) : (
        <>
          <Field label={texts.loginName} autoComplete="username" autoCapitalize="none" spellCheck={false} value={credentials.login} onChange={(event) => put({ login: event.target.value })} />
          <Field label={texts.password} type="password" autoComplete="current-password" error={trouble ?? undefined} value={credentials.password} onChange={(event) => put({ password: event.target.value })} />
        </>
      )}
      <Button kind="main" isWide isBusy={isBusy} onClick={enter}>
        {isBusy ? texts.entering : isCodeAsked ? texts.codeEnter : (props.enterWord ?? texts.enter)}
      </Button>
      {isCodeAsked && (
        <Button kind="plain" onClick={() => setCodeAsked(false)}>
          {texts.back}
        </Button>
      )}
    </form>
  )
}

function troubleWords(answer: Exclude<SignInAnswer, 'in' | 'totp_needed'>, isCodeAsked: boolean): string {
  if (answer === 'wrong') return isCodeAsked ? texts.wrongCode : texts.wrong
  return answer === 'unreachable' ? texts.unreachable : texts.tooOften(answer.waitMs)
}
