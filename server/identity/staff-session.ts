// A staff session (rules ID4, ID9): an opaque secret in a cookie, twelve hours at the longest, an hour idle. While a socket is
// connected its beats keep the session awake, so nobody is cut off in the middle of listening.
import type { RouteOutput } from '#shared/http-contract'
import type { Id } from '#shared/ids'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import type { StaffRow } from '../storage/postgres/staff.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { HttpCall } from '../transport/http.ts'
import { readStaffCookie, staffCookieName, staffCookieOptions } from '../transport/staff-cookie.ts'
import { hashSecret } from './passes.ts'

const longestMs = 12 * 60 * 60_000
const idleMs = 60 * 60_000

export function viewStaff(row: Pick<StaffRow, 'id' | 'name' | 'roles'>): RouteOutput<'me'> {
  return { staffId: row.id, name: row.name, roles: row.roles }
}

/** Always a new secret: one that was planted before the sign-in is worth nothing after it (AUT-13). */
export async function startSession({ context, request, response }: HttpCall<'signIn'>, staffId: Id, isSecure: boolean): Promise<void> {
  const now = context.clock.now()
  const secret = context.ids.random(32).toString('base64url')
  const earlier = readStaffCookie(request.headers.cookie, isSecure)
  await context.store.transact(async (tx) => {
    const replaced = earlier === null ? undefined : await tx.staff.endSession(hashSecret(earlier), now)
    if (earlier !== null && replaced) tx.record({ kind: 'staff.ended', staffId: replaced.staffId, sessionIdHash: hashSecret(earlier).toString('hex'), reason: 'signed_out' })
    await tx.staff.addSession({ idHash: hashSecret(secret), staffId, now, expiresAt: now + longestMs })
    await tx.records.audit({ staffId, action: 'sign_in', objectKind: 'staff', objectId: staffId, now })
  })
  response.cookie(staffCookieName(isSecure), secret, staffCookieOptions(isSecure))
}

/** Who the session in these cookies stands for, or null when there is none or it is over; asking keeps it awake. */
export async function staffOf(context: Context, cookies: string | undefined, isSecure: boolean): Promise<StaffActor | null> {
  const secret = readStaffCookie(cookies, isSecure)
  if (secret === null) return null
  const now = context.clock.now()
  const sessionIdHash = hashSecret(secret)
  const row = await context.store.staff.bySession(sessionIdHash, now, now - idleMs)
  if (!row) return null
  await context.store.staff.seeSession(sessionIdHash, now)
  return { kind: 'staff', staffId: row.id, areaId: row.areaId, name: row.name, roles: row.roles, sessionIdHash }
}

export async function readMe({ context, request }: HttpCall<'me'>, isSecure: boolean): Promise<RouteOutput<'me'>> {
  const actor = await staffOf(context, request.headers.cookie, isSecure)
  if (!actor) throw new Refusal('signed_out')
  return { staffId: actor.staffId, name: actor.name, roles: [...actor.roles] }
}

/** Harmless when repeated, and without a session. */
export async function signOut({ context, request, response }: HttpCall<'signOut'>, isSecure: boolean): Promise<RouteOutput<'signOut'>> {
  const actor = await staffOf(context, request.headers.cookie, isSecure)
  if (actor) {
    await context.store.transact(async (tx) => {
      const now = context.clock.now()
      if (!(await tx.staff.endSession(actor.sessionIdHash, now))) return
      await tx.records.audit({ staffId: actor.staffId, action: 'sign_out', objectKind: 'staff', objectId: actor.staffId, now })
      tx.record({ kind: 'staff.ended', staffId: actor.staffId, sessionIdHash: actor.sessionIdHash.toString('hex'), reason: 'signed_out' })
    })
  }
  response.clearCookie(staffCookieName(isSecure), staffCookieOptions(isSecure))
  return {}
}
