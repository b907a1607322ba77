// The visitor's pass: one algorithm, one kind, a short life, and nothing in it but which visit it names.
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { SignJWT, jwtVerify } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { hashSecret, makePasses } from '#server/identity/passes'

const key = Buffer.alloc(32, 7)
const now = Date.UTC(2026, 10, 24, 11)
const visitId = '01939f00-0000-7000-8000-000000000001'
const quarter = 15 * 60_000
const passes = makePasses(key)

let good: string
beforeAll(async () => { good = (await passes.issue(visitId, now, quarter)).pass })

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

/** A token whose header and payload are chosen freely and which is signed rightly, as only the holder of the key could. */
function signed(header: object, payload: object, by: Buffer = key): string {
  const head = `${encode(header)}.${encode(payload)}`
  return `${head}.${createHmac('sha256', by).update(head).digest('base64url')}`
}
const ourHeader = { alg: 'HS256', typ: 'engawa-visit' }
const ourPayload = { sub: visitId, exp: now / 1000 + 60 }

describe('a pass', () => {
  it('[ID3] names its visit until it ends, and says when that is', async () => {
    expect(await passes.read(good, now)).toEqual({ visitId, passExpiresAt: now + quarter })
    expect(await passes.read(good, now + quarter - 1_000)).not.toBeNull()
    expect(await passes.read(good, now + quarter)).toBeNull()
    expect(await passes.read(good, now + quarter + 86_400_000)).toBeNull()
  })

  it('[ID3] carries nothing but the visit and its end: no role, no name, no address', () => {
    const [header = '', payload = ''] = good.split('.')
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual(ourHeader)
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({ sub: visitId, exp: now / 1000 + 900 })
  })

  it('[ID3] signed rightly by hand is read: the forgeries below fail for their one fault alone', async () => {
    expect(await passes.read(signed(ourHeader, ourPayload), now)).toMatchObject({ visitId })
  })

  it('[ID3] with a role written into it gives no more than a pass without one', async () => {
    expect(await passes.read(signed(ourHeader, { ...ourPayload, role: 'supervisor', roles: ['manager'], staffId: visitId, kind: 'staff' }), now)).toEqual({ visitId, passExpiresAt: ourPayload.exp * 1000 })
  })

  const forged: [string, string][] = [
    ['without a signature, alg none', `${encode({ ...ourHeader, alg: 'none' })}.${encode(ourPayload)}.`],
    ['alg None in capitals', `${encode({ ...ourHeader, alg: 'None' })}.${encode(ourPayload)}.`],
    ['alg none with a signature', signed({ ...ourHeader, alg: 'none' }, ourPayload)],
    ['another key', signed(ourHeader, ourPayload, Buffer.alloc(32, 8))],
    ['an empty key', signed(ourHeader, ourPayload, Buffer.alloc(0))],
    ['the public-key kind', signed({ ...ourHeader, alg: 'RS256' }, ourPayload)],
    ['a longer hash', signed({ ...ourHeader, alg: 'HS512' }, ourPayload)],
    ['another kind of token', signed({ ...ourHeader, typ: 'JWT' }, ourPayload)],
    ['no kind at all', signed({ alg: 'HS256' }, ourPayload)],
    ['a critical header we do not know', signed({ ...ourHeader, crit: ['x'], x: 1 }, ourPayload)],
    ['over since a second', signed(ourHeader, { ...ourPayload, exp: now / 1000 - 1 })],
    ['without an end', signed(ourHeader, { sub: visitId })],
    ['without a visit', signed(ourHeader, { exp: ourPayload.exp })],
    ['an end that is a word', signed(ourHeader, { ...ourPayload, exp: '9999999999' })],
    ['not before tomorrow', signed(ourHeader, { ...ourPayload, nbf: now / 1000 + 86_400 })],
    ['encrypted form', `${encode({ alg: 'dir', enc: 'A256GCM' })}....`],
  ]
  it.each(forged)('[ID3] forged is dead: %s', async (_what, pass) => {
    expect(await passes.read(pass, now)).toBeNull()
  })

  it('[ID3] is read as the library that signs it would read it: what that refuses is refused, and what is issued is accepted', async () => {
    const verdict = (pass: string) => jwtVerify(pass, key, { algorithms: ['HS256'], typ: 'engawa-visit', currentDate: new Date(now), requiredClaims: ['sub', 'exp'] }).then(({ payload }) => payload.sub, () => null)
    for (const [what, pass] of forged) expect([what, await verdict(pass)]).toEqual([what, null])
    expect(await verdict(good)).toBe(visitId)
    expect(await verdict(signed(ourHeader, ourPayload))).toBe(visitId)
  })

  it('[ID3] a key named in the header is not followed', async () => {
    const byPath = signed({ ...ourHeader, kid: '../../../../dev/null', jku: 'http://127.0.0.1/keys', jwk: { kty: 'oct', k: Buffer.alloc(32, 9).toString('base64url') } }, ourPayload, Buffer.alloc(32, 9))
    expect(await passes.read(byPath, now)).toBeNull()
  })

  it('[ID3] of another house is dead here', async () => {
    const elsewhere = await makePasses(Buffer.alloc(32, 1)).issue(visitId, now, quarter)
    expect(await passes.read(elsewhere.pass, now)).toBeNull()
    const otherKind = await new SignJWT().setProtectedHeader({ alg: 'HS256', typ: 'engawa-staff' }).setSubject(visitId).setExpirationTime('1h').sign(key)
    expect(await passes.read(otherKind, now)).toBeNull()
  })

  it('[ID3] changed in any one letter is dead', async () => {
    await fc.assert(fc.asyncProperty(fc.nat({ max: good.length - 1 }), fc.constantFrom(...'AQgw09_-.'), async (at, letter) => {
      const changed = good.slice(0, at) + letter + good.slice(at + 1)
      const before = await passes.read(changed, now)
      // The last letter of base64url carries bits that decode to nothing.
      return before === null || (changed === good || at === good.length - 1)
    }), { numRuns: 150 })
  })

  it('[WI2] any text at all in its place is no pass, and no crash', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.base64String({ maxLength: 40 }), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('.'))), async (text) => (await passes.read(text, now)) === null), { numRuns: 200 })
  })
})

describe('a secret', () => {
  it('[ID1] is kept as a hash from which it cannot be read', () => {
    const kept = hashSecret('the secret of a visit')
    expect(kept).toHaveLength(32)
    expect(kept.toString('latin1')).not.toContain('secret')
    expect(hashSecret('the secret of a visit')).toEqual(kept)
    expect(hashSecret('the secret of a visiT')).not.toEqual(kept)
  })
})
