// The visitor's pass (rules ID1–ID3): signed, a quarter of an hour, no role and no name inside; it only names a visit's row.
import { createHash, createHmac, timingSafeEqual, webcrypto } from 'node:crypto'
import { SignJWT } from 'jose'
import * as z from 'zod/mini'
import type { Id } from '#shared/ids'

export interface Passes {
  issue(visitId: Id, now: number, lifeMs: number): Promise<{ pass: string; passExpiresAt: number }>
  /** The visit a pass names, or null when it is forged, of another kind or over. */
  read(pass: string, now: number): Promise<{ visitId: Id; passExpiresAt: number } | null>
}

const algorithm = 'HS256'
const kind = 'engawa-visit'
/** As `issue` writes it. */
const header = Buffer.from(JSON.stringify({ alg: algorithm, typ: kind })).toString('base64url')
// A pass that begins later is none of ours.
const Claims = z.object({ sub: z.string(), exp: z.number(), nbf: z.optional(z.never()) })

function readClaims(payload: string): { sub: Id; exp: number } | null {
  try {
    const claims = z.safeParse(Claims, JSON.parse(Buffer.from(payload, 'base64url').toString()))
    return claims.success ? claims.data : null
  } catch {
    return null
  }
}

export function makePasses(key: Buffer): Passes {
  // Once for all passes: given as bytes it would be imported, and kept by the engine, for each of them.
  const signing = webcrypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return {
    async issue(visitId, now, lifeMs) {
      const expires = Math.floor((now + lifeMs) / 1000)
      const pass = await new SignJWT().setProtectedHeader({ alg: algorithm, typ: kind }).setSubject(visitId).setExpirationTime(expires).sign(await signing)
      return { pass, passExpiresAt: expires * 1000 }
    },
    async read(pass, now) {
      const cut = pass.lastIndexOf('.')
      const signed = pass.slice(0, cut)
      // One kind of pass with one header: there is nothing about it to be negotiated, nor to be followed.
      if (cut < 0 || !signed.startsWith(`${header}.`)) return null
      const given = Buffer.from(pass.slice(cut + 1))
      const right = Buffer.from(createHmac('sha256', key).update(signed).digest('base64url'))
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null
      const claims = readClaims(signed.slice(header.length + 1))
      return claims && claims.exp * 1000 > now ? { visitId: claims.sub, passExpiresAt: claims.exp * 1000 } : null
    },
  }
}

/** What is kept of a secret: only its hash. The secret has 256 random bits, so a plain hash is enough. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
