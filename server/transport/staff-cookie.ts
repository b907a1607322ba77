// The staff session's cookie (rule ID6): opaque, HttpOnly, SameSite=Strict, bound to this host. Over plain http (practice on
// one's own machine only) a browser may refuse the __Host- prefix, so the practice cookie has a name of its own.
import type { CookieOptions } from 'express'

const names = { secure: '__Host-engawa', practice: 'engawa-practice' } as const

export function staffCookieName(isSecure: boolean): string {
  return isSecure ? names.secure : names.practice
}

export const staffCookieOptions = (isSecure: boolean): CookieOptions => ({ httpOnly: true, sameSite: 'strict', secure: isSecure, path: '/' })

/** The session's secret from a Cookie header, or null. Over https only the name that is bound to this host counts: a neighbour's subdomain cannot plant it. */
export function readStaffCookie(header: string | undefined, isSecure: boolean): string | null {
  for (const part of (header ?? '').slice(0, 4_096).split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === staffCookieName(isSecure) && value && /^[\w-]{20,100}$/.test(value)) return value
  }
  return null
}
