// The staff's way in and out over HTTP. The session is a cookie that no script can read; this page keeps nothing.
import type { RouteInput, RouteOutput } from '#shared/http-contract'
import type { RefusalCode } from '#shared/refusal'
import type { StaffView } from '#shared/views'
import type { Credentials, SignInAnswer } from '../door/SignIn.tsx'
import type { StaffGate } from '../StaffApp.tsx'
import { connectStaff } from './connect-staff.ts'

const paths = { publicState: ['GET', '/api/public'], me: ['GET', '/api/staff/me'], signIn: ['POST', '/api/staff/sign-in'], signOut: ['POST', '/api/staff/sign-out'] } as const
type Called = keyof typeof paths
type Answered<R extends Called> = { data: RouteOutput<R> } | { code: RefusalCode | 'lost'; retryInMs?: number }

const patienceMs = 10_000

async function call<R extends Called>(route: R, input?: RouteInput<R>): Promise<Answered<R>> {
  const [method, path] = paths[route]
  const body = method === 'POST' ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(input ?? {}) } : {}
  try {
    const response = await fetch(path, { method, cache: 'no-store', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(patienceMs), ...body })
    const data: unknown = await response.json()
    return response.ok ? { data: data as RouteOutput<R> } : (data as { code: RefusalCode; retryInMs?: number })
  } catch {
    return { code: 'lost' }
  }
}

async function whoAmI(): Promise<StaffView | 'unknown' | null> {
  const answer = await call('me')
  if ('data' in answer) return answer.data
  return answer.code === 'signed_out' ? null : 'unknown'
}

async function signIn(credentials: Credentials): Promise<{ answer: SignInAnswer; staff: StaffView | null }> {
  const answer = await call('signIn', credentials)
  if ('data' in answer) return { answer: 'in', staff: answer.data }
  return { answer: answer.code === 'too_fast' ? { waitMs: answer.retryInMs ?? 60_000 } : (answers[answer.code] ?? 'unreachable'), staff: null }
}

const answers: Partial<Record<RefusalCode | 'lost', SignInAnswer>> = { sign_in_failed: 'wrong', bad_input: 'wrong', totp_needed: 'totp_needed' }

export const staffGate: StaffGate = {
  whoAmI: async () => {
    const staff = await whoAmI()
    return staff === 'unknown' ? null : staff
  },
  signIn,
  signOut: async () => {
    await call('signOut', {})
  },
  isPractice: async () => {
    const answer = await call('publicState')
    return 'data' in answer && answer.data.isDemo
  },
  // Out only when the server says so: a server that cannot be reached says nothing about who is in.
  connect: (onEnded) => connectStaff(async () => (await whoAmI()) !== null, onEnded),
}
