// A staff member signs in (rules ID4–ID7): the password first, then the one-time code where one is set; a new session each
// time, of which only the hash is kept. What was typed is in no log and no audit.
import type { RouteOutput } from '#shared/http-contract'
import { Refusal, type RefusalCode } from '#shared/refusal'
import type { Context } from '../context.ts'
import type { StaffRow } from '../storage/postgres/staff.ts'
import type { HttpCall } from '../transport/http.ts'
import { isPassword } from './password.ts'
import type { SignInBrake, Try } from './sign-in-brake.ts'
import { startSession, viewStaff } from './staff-session.ts'
import { totpStep, unsealTotp } from './totp.ts'

export async function signIn(call: HttpCall<'signIn'>, brake: SignInBrake, isSecure: boolean): Promise<RouteOutput<'signIn'>> {
  const { context, input, request } = call
  const attempt = await brake.check(context, input.login, request.ip)
  const known = await context.store.staff.findByLogin(input.login)
  const row = known?.disabledAt === null ? known : undefined
  if (!(await isPassword(row?.passwordHash, input.password)) || !row) return miss(context, attempt, known, 'password')
  if (row.sealedTotp !== null) {
    if (input.totp === undefined || input.totp === '') throw new Refusal('totp_needed')
    if (!(await isCodeGood(context, row, row.sealedTotp, input.totp))) return miss(context, attempt, row, 'totp')
  }
  attempt.passed()
  await startSession(call, row.id, isSecure)
  return viewStaff(row)
}

/** A code is good once: its step is remembered, and so is every one before it. */
async function isCodeGood(context: Context, row: StaffRow, sealedTotp: Buffer, code: string): Promise<boolean> {
  const step = totpStep(unsealTotp(context.keys, row.id, sealedTotp), code, context.clock.now())
  return step !== null && (await context.store.staff.spendTotp(row.id, step)) === 1
}

async function miss(context: Context, attempt: Try, row: StaffRow | undefined, reasonCode: 'password' | 'totp'): Promise<never> {
  attempt.missed()
  const code: RefusalCode = 'sign_in_failed'
  await context.store.records.audit({ staffId: null, action: code, objectKind: 'staff', objectId: row?.id, reasonCode, now: context.clock.now() })
  throw new Refusal(code)
}
