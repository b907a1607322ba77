// The riddle of a crowded door (rule HA9): worked out in a worker, out of the way of the page. Who has no worker, no WebCrypto or a slow
// phone loses nothing: when the wait that was told is over, waiting is the proof. Whichever is first.
import { call, type Answered } from '#client/api.ts'
import type { Proof } from '#shared/http-contract'
import workerUrl from './work-it-out.ts?worker&url'

export async function prove(): Promise<Answered<Proof>> {
  const asked = await call('proof', {})
  if (!asked.ok) return asked
  const { challenge, waitMs } = asked.data
  const stop = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  // A little longer than told: this clock and the house's are not one.
  const waited = new Promise<Proof>((done) => { timer = setTimeout(() => done({ challenge }), waitMs + 300) })
  const worked = workedOut(challenge, stop.signal).then((solution) => (solution ? { challenge, solution } : new Promise<never>(() => undefined)))
  const proof = await Promise.race([waited, worked])
  clearTimeout(timer)
  stop.abort()
  return { ok: true, data: proof }
}

type Solution = NonNullable<Proof['solution']>

/** null: this browser cannot, and waits. */
function workedOut(challenge: string, signal: AbortSignal): Promise<Solution | null> {
  return new Promise((done) => {
    try {
      if (!globalThis.crypto?.subtle) return done(null)
      const worker = new Worker(trusted(workerUrl), { type: 'module' })
      signal.addEventListener('abort', () => worker.terminate())
      worker.onerror = () => done(null)
      worker.onmessage = ({ data }: MessageEvent<Solution | null>) => done(data)
      worker.postMessage(challenge)
    } catch {
      done(null)
    }
  })
}

/** The page's own policy trusts no address of a script but this one. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown } } }
  if (!trustedTypes) return url
  const policy = trustedTypes.createPolicy(`proof-${performance.now()}`, { createScriptURL: (asked) => (asked === workerUrl ? asked : '') })
  return policy.createScriptURL(url) as string
}
