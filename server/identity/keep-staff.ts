// Accounts of staff are made and given new passwords here (rules ID5, ID7). A password is made by the machine and told once.
import { roles as knownRoles, type Role } from '#shared/people'
import { graphemes, withoutControls } from '#shared/text-rule'
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import { hashPassword, newPassword } from './password.ts'
import { newTotpSecret, sealTotp, totpUri } from './totp.ts'

const nameMax = 20

export interface Told { login: string; password: string; totpUri: string | null }

export const isLogin = (login: string): boolean => /^[a-z0-9][a-z0-9._-]{1,39}$/.test(login)
export const isRole = (word: string): word is Role => (knownRoles as readonly string[]).includes(word)

/** The name as shown, or null when it cannot be shown. */
export function readStaffName(raw: string): string | null {
  const name = withoutControls(raw).replace(/\s+/gu, ' ').trim()
  return name !== '' && graphemes(name) <= nameMax ? name : null
}

export interface NewStaff { areaId: Id; login: string; name: string; roles: readonly Role[]; hasTotp: boolean }

/** @returns null when the login is taken */
export async function addStaff(context: Context, { areaId, login, name, roles, hasTotp }: NewStaff): Promise<Told | null> {
  const password = newPassword(context.ids)
  const passwordHash = await hashPassword(password)
  const id = context.ids.next()
  const secret = hasTotp ? newTotpSecret(context.ids) : null
  const isAdded = await context.store.transact(async (tx) => {
    const now = context.clock.now()
    await tx.records.lockDeployment()
    if (await tx.staff.findByLogin(login)) return false
    await tx.staff.add({ id, areaId, login, name, roles, passwordHash, isDemo: false, now })
    if (secret) await tx.staff.setTotp(id, sealTotp(context.keys, id, secret))
    await tx.records.audit({ staffId: null, action: 'staff_added', objectKind: 'staff', objectId: id, now })
    return true
  })
  return isAdded ? { login, password, totpUri: secret && totpUri(secret, login) } : null
}

/** A new password ends every session that the old one opened. @returns null when there is no such account, or it is disabled */
export async function renewPassword(context: Context, login: string): Promise<Told | null> {
  const password = newPassword(context.ids)
  const passwordHash = await hashPassword(password)
  const isSet = await context.store.transact(async (tx) => {
    const now = context.clock.now()
    const row = await tx.staff.findByLogin(login)
    if (!row || row.disabledAt !== null) return false
    await tx.staff.setPassword(row.id, passwordHash)
    await tx.staff.endSessionsOf(row.id, now)
    await tx.records.audit({ staffId: null, action: 'staff_password_renewed', objectKind: 'staff', objectId: row.id, now })
    return true
  })
  return isSet ? { login, password, totpUri: null } : null
}
