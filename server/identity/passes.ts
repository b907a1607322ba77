// The visitor's pass (rules ID1–ID3): signed, a quarter of an hour, no role and no name inside; it only names a visit's row.
import { createHash } from 'node:crypto'
import { SignJWT, jwtVerify } from 'jose'
import type { Id } from '#shared/ids'

export interface Passes {
  issue(visitId: Id, now: number, lifeMs: number): Promise<{ pass: string; passExpiresAt: number }>
  /** The visit a pass names, or null when it is forged, of another kind or over. */
  read(pass: string, now: number): Promise<{ visitId: Id; passExpiresAt: number } | null>
}

const algorithm = 'HS256'
const kind = 'engawa-visit'

export function makePasses(key: Buffer): Passes {
  return {
    async issue(visitId, now, lifeMs) {
      const expires = Math.floor((now + lifeMs) / 1000)
      const pass = await new SignJWT().setProtectedHeader({ alg: algorithm, typ: kind }).setSubject(visitId).setExpirationTime(expires).sign(key)
      return { pass, passExpiresAt: expires * 1000 }
    },
    async read(pass, now) {
      try {
        const { payload } = await jwtVerify(pass, key, { algorithms: [algorithm], typ: kind, currentDate: new Date(now), requiredClaims: ['sub', 'exp'] })
        return { visitId: String(payload.sub), passExpiresAt: Number(payload.exp) * 1000 }
      } catch {
        return null
      }
    },
  }
}

/** What is kept of a secret: only its hash. The secret has 256 random bits, so a plain hash is enough. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
