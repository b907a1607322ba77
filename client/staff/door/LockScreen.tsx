// 画面を閉じておく: the talk is covered, the line stays up, numbers only. Opening needs the password again.
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { SignIn, type Credentials, type SignInAnswer } from './SignIn.tsx'

const texts = staffTexts.lock

export function LockScreen(props: { waiting: number; calls: number; onOpen: (credentials: Credentials) => Promise<SignInAnswer> }) {
  return (
    <main className="doorway locked">
      <div className="doorpaper stack">
        <h1>
          <Icon name="lock" />
          {texts.heading}
        </h1>
        <p className="phrase">{texts.body}</p>
        <p className="lockfacts" role="status">
          <span>{texts.waiting(props.waiting)}</span>
          <span>{texts.calls(props.calls)}</span>
        </p>
        <SignIn onSignIn={props.onOpen} enterWord={texts.open} />
      </div>
    </main>
  )
}
