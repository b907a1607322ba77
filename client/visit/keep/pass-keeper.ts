// The visit's pass and secret (rules ID1–ID3): in sessionStorage and the handshake only; gone with the tab, with leaving, with quick exit.
import { call } from '#client/api.ts'
import type { RouteOutput } from '#shared/http-contract'
import { visitAskedFor } from '../early-visit.ts'

type Kept = { secret: string; pass: string; passExpiresAt: number; visitExpiresAt: number; skewMs: number }
const storageKey = 'visit'
/** A pass is renewed this long before it ends, so that it never ends in the middle of a word. */
const earlyMs = 90_000

export function makePassKeeper(onSkew: (skewMs: number) => void, onProving: (isProving: boolean) => void) {
  let kept: Kept | null = read()

  function keep(next: Kept | null): void {
    kept = next
    try {
      if (next) sessionStorage.setItem(storageKey, JSON.stringify(next))
      else sessionStorage.removeItem(storageKey)
    } catch {
      // refused storage: the visit then lasts as long as the page
    }
  }

  const serverNow = () => Date.now() + (kept?.skewMs ?? 0)
  const isFresh = () => kept !== null && kept.passExpiresAt - serverNow() > earlyMs

  /** Begins a visit unless one is kept. */
  async function begin(): Promise<true | { code: string; retryInMs?: number }> {
    if (kept && kept.visitExpiresAt > serverNow()) return true
    const first = await visitAskedFor()
    const answer = !first.ok && first.code === 'proof_needed' ? await comeInWithProof() : first
    if (!answer.ok) return answer
    replace(answer.data)
    return true
  }

  /** Another visit stands in place of the one that was kept. */
  function replace({ secret, pass, passExpiresAt, visitExpiresAt, now }: RouteOutput<'enter'>): void {
    keep({ secret, pass, passExpiresAt, visitExpiresAt, skewMs: now - Date.now() })
    onSkew(now - Date.now())
  }

  /** At a crowded door: the browser works out a riddle, or waits (HA9). A proof that was not taken is tried anew, twice. */
  async function comeInWithProof(): Promise<Awaited<ReturnType<typeof call<'enter'>>>> {
    onProving(true)
    try {
      const { prove } = await import('../proof/prove.ts')
      for (let tries = 0; ; tries++) {
        const proof = await prove()
        const answer = proof.ok ? await call('enter', { proof: proof.data }) : proof
        if (answer.ok || answer.code !== 'proof_refused' || tries === 2) return answer
      }
    } catch {
      return { ok: false, code: 'lost' }
    } finally {
      onProving(false)
    }
  }

  /** @returns false only when the visit is over; a lost line leaves the old pass for the next try. */
  async function renew(): Promise<boolean> {
    if (!kept) return false
    if (isFresh()) return true
    const answer = await call('renew', { secret: kept.secret })
    if (!kept) return false
    if (answer.ok) {
      const { pass, passExpiresAt, visitExpiresAt, now } = answer.data
      keep({ ...kept, pass, passExpiresAt, visitExpiresAt, skewMs: now - Date.now() })
      return true
    }
    if (answer.code !== 'signed_out') return true
    keep(null)
    return false
  }

  return {
    begin, renew, replace,
    has: () => kept !== null,
    pass: () => kept?.pass,
    /** Treats the pass in hand as used up, so that the next renewal really fetches one. */
    spend: () => kept && keep({ ...kept, passExpiresAt: 0 }),
    freshForMs: () => (kept ? Math.max(0, kept.passExpiresAt - earlyMs - serverNow()) : Number.POSITIVE_INFINITY),
    forget: () => keep(null),
  }
}

export type PassKeeper = ReturnType<typeof makePassKeeper>

function read(): Kept | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Kept | null
    return found && typeof found.secret === 'string' && typeof found.pass === 'string' ? found : null
  } catch {
    return null
  }
}
