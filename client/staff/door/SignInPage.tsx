// The door itself: the house's name, the form, and a line of why one stands here again.
import { Banner } from '#client/ui/Banner.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { StaffLanguageChoice } from './StaffLanguageChoice.tsx'
import { SignIn, type Credentials, type SignInAnswer } from './SignIn.tsx'

export function SignInPage(props: { hasEnded: boolean; isPractice: boolean; onSignIn: (credentials: Credentials) => Promise<SignInAnswer> }) {
  return (
    <main className="doorway">
      <div className="doorpaper stack">
        <h1 className="title">
          {staffTexts.title}
          <span>{staffTexts.door.place}</span>
        </h1>
        {props.isPractice && (
          <Banner icon="notice" head={staffTexts.door.practice}>
            <span className="small">{staffTexts.door.practiceMore}</span>
          </Banner>
        )}
        {props.hasEnded && <Banner icon="lock">{staffTexts.door.ended}</Banner>}
        <SignIn onSignIn={props.onSignIn} />
        <StaffLanguageChoice />
      </div>
    </main>
  )
}
