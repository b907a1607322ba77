// Proofs of work for a crowded door (rule HA9): asked of everyone alike while newcomers flood in, worked out by the browser unseen, or
// simply waited for. Signed, bound to a purpose, good for two minutes and once, on whichever node. No address is part of one.
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Proof, ProofAsked } from '#shared/http-contract'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'

export type ProofPurpose = 'visit' | 'listening'

const lifeMs = 2 * 60_000
const algorithm = 'PBKDF2/SHA-256'
/** rounds of one try: about half a millisecond on a desk, three on an old phone */
const cost = 1_000
/** tries of the lightest proof; each level doubles them. The wait grows beside it and never beyond twenty seconds. */
const firstTries = 200
const waits = [5_000, 10_000, 15_000, 18_000] as const
export const highestLevel = waits.length

export const waitOf = (level: number): number => waits[Math.min(level, highestLevel) - 1] ?? waits[0]

interface Bound { id: string; purpose: string; waitedAt: number; until: number }

const secretsOf = (context: Context) => ({
  hmacSignatureSecret: context.keys.derive('proof').toString('hex'),
  hmacKeySignatureSecret: context.keys.derive('proof-key').toString('hex'),
})

/** @param level 1 and upwards: how much is asked */
export async function askProof(context: Context, purpose: ProofPurpose, level: number): Promise<ProofAsked> {
  const now = context.clock.now()
  const step = Math.min(Math.max(level, 1), highestLevel)
  const waitMs = waitOf(step)
  const tries = firstTries * 2 ** (step - 1)
  const bound: Bound = { id: context.ids.next(), purpose, waitedAt: now + waitMs, until: now + lifeMs }
  // Counted from a known number, so that nobody is unlucky: at least `tries`, at most twice as many.
  const counter = tries + (context.ids.random(4).readUInt32BE() % tries)
  const challenge = await createChallenge({ algorithm, cost, counter, deriveKey, data: { ...bound }, ...secretsOf(context) })
  return { challenge: JSON.stringify(challenge), waitMs }
}

/** @throws Refusal proof_refused when it is altered, for something else, too old or too early, wrong, or was shown before */
export async function spendProof(context: Context, purpose: ProofPurpose, { challenge: text, solution }: Proof): Promise<void> {
  const challenge = readChallenge(text)
  if (!challenge) throw new Refusal('proof_refused')
  const { invalidSignature, verified } = await verifySolution({ challenge, solution: solution ?? { counter: 0, derivedKey: '00' }, deriveKey, ...secretsOf(context) }).catch(() => ({ invalidSignature: true, verified: false }))
  if (invalidSignature !== false) throw new Refusal('proof_refused')
  const bound = challenge.parameters.data as unknown as Bound
  const now = context.clock.now()
  const isWorked = solution !== undefined && verified
  const isWaited = solution === undefined && now >= bound.waitedAt
  if (bound.purpose !== purpose || now >= bound.until || !(isWorked || isWaited)) throw new Refusal('proof_refused')
  if (!(await context.store.rests.spendProof(bound.id, bound.until))) throw new Refusal('proof_refused')
}

type Challenge = Awaited<ReturnType<typeof createChallenge>>

function readChallenge(text: string): Challenge | null {
  try {
    const made = JSON.parse(text) as Challenge
    return typeof made?.signature === 'string' && typeof made.parameters?.data === 'object' && made.parameters.data !== null ? made : null
  } catch {
    return null
  }
}
