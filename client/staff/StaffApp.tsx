// Who is in: asked of the server at load, signed in at the door, and out again within a second when the account ends.
import { useEffect, useState } from 'react'
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
  connect: () => StaffLink & { close: () => void }
}

export function StaffApp({ gate }: { gate: StaffGate }) {
  const [me, setMe] = useState<StaffView | null>()
  const [link, setLink] = useState<(StaffLink & { close: () => void }) | null>(null)
  const [hasEnded, setEnded] = useState(false)
  const [isPractice, setPractice] = useState(false)

  useEffect(() => {
    void gate.whoAmI().then(setMe)
    void gate.isPractice().then(setPractice)
  }, [gate])

  const staffId = me?.staffId
  useEffect(() => {
    if (!staffId) return
    const opened = gate.connect()
    setLink(opened)
    const stop = opened.hear('staff:signed-out', () => {
      setEnded(true)
      setMe(null)
    })
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
  const unlock = async (credentials: Credentials): Promise<SignInAnswer> => {
    const { answer, staff } = await gate.signIn(credentials)
    return staff && staff.staffId !== staffId ? 'wrong' : answer
  }
  const signOut = async () => {
    await gate.signOut()
    setMe(null)
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
