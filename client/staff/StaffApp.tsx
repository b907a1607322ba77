// Who is in: asked of the server at load, signed in at the door, and out again within a second when the account ends.
import { useEffect, useState } from 'react'
import { useStaffLanguage } from '#client/staff/words.ts'
import type { StaffView } from '#shared/views'
import type { Credentials, SignInAnswer } from './door/SignIn.tsx'
import { SignInPage } from './door/SignInPage.tsx'
import { StaffHome } from './house/StaffHome.tsx'
import { StaffLinkProvider, type StaffLink } from './staff-link.ts'

/** The way in and out, given from outside: over HTTP in the page, by hand in a picture of it. */
export type StaffGate = {
  whoAmI: () => Promise<StaffView | null>
  signIn: (credentials: Credentials) => Promise<{ answer: SignInAnswer; staff: StaffView | null }>
  signOut: () => Promise<void>
  isPractice: () => Promise<boolean>
  connect: (onEnded: () => void) => StaffLink
}

export function StaffApp({ gate }: { gate: StaffGate }) {
  // Everything below is drawn anew when another language is chosen.
  useStaffLanguage()
  const [me, setMe] = useState<StaffView | null>()
  const [link, setLink] = useState<StaffLink | null>(null)
  const [hasEnded, setEnded] = useState(false)
  const [isPractice, setPractice] = useState(false)

  useEffect(() => {
    void gate.whoAmI().then(setMe)
    void gate.isPractice().then(setPractice)
  }, [gate])

  const staffId = me?.staffId
  useEffect(() => {
    if (!staffId) return
    const leave = () => {
      setEnded(true)
      setMe(null)
    }
    const opened = gate.connect(leave)
    setLink(opened)
    const stop = opened.hear('staff:signed-out', leave)
    return () => {
      stop()
      opened.close()
      setLink(null)
    }
  }, [gate, staffId])

  const signIn = async (credentials: Credentials) => {
    const { answer, staff } = await gate.signIn(credentials)
    if (staff) {
      setEnded(false)
      setMe(staff)
    }
    return answer
  }
  // Opening a covered screen is a sign-in of its own; another person's password opens nothing of this one's.
  const unlock = async (credentials: Credentials): Promise<SignInAnswer> => {
    const { answer, staff } = await gate.signIn(credentials)
    if (staff && staff.staffId !== staffId) {
      await gate.signOut()
      return 'wrong'
    }
    if (staff) link?.redial()
    return answer
  }
  const signOut = async () => {
    await gate.signOut()
    setMe(null)
    setEnded(false)
  }

  if (me === undefined) return null
  if (me === null) return <SignInPage hasEnded={hasEnded} isPractice={isPractice} onSignIn={signIn} />
  if (!link) return null
  return (
    <StaffLinkProvider value={link}>
      <StaffHome key={me.staffId} me={me} onSignOut={() => void signOut()} onUnlock={unlock} />
    </StaffLinkProvider>
  )
}
