// One-time codes (rule ID7): RFC 6238, 160 bits, one step of thirty seconds to either side. Which step a code belongs to is
// told, so that the caller can spend it once.
import { Secret, TOTP } from 'otpauth'
import type { Id } from '#shared/ids'
import type { Ids } from '../context.ts'
import type { KeyRing } from '../records/key-ring.ts'

const periodS = 30

export const newTotpSecret = (ids: Ids): Buffer => ids.random(20)

const purpose = (staffId: Id) => `totp|${staffId}`
export const sealTotp = (keys: KeyRing, staffId: Id, secret: Buffer): Buffer => keys.sealOwn(purpose(staffId), secret)
export const unsealTotp = (keys: KeyRing, staffId: Id, sealed: Buffer): Buffer => keys.unsealOwn(purpose(staffId), sealed)

function generator(secret: Buffer, login: string): TOTP {
  return new TOTP({ issuer: 'Engawa', label: login, algorithm: 'SHA1', digits: 6, period: periodS, secret: new Secret({ buffer: Uint8Array.from(secret).buffer }) })
}

/** What an authenticator app reads, shown once. */
export function totpUri(secret: Buffer, login: string): string {
  return generator(secret, login).toString()
}

/** The step a code stands for, or null when it is none of now, just before or just after. */
export function totpStep(secret: Buffer, code: string, now: number): number | null {
  const digits = code.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const delta = generator(secret, '').validate({ token: digits, timestamp: now, window: 1 })
  return delta === null ? null : Math.floor(now / 1000 / periodS) + delta
}
