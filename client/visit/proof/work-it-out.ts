// The worker: tries one number after the other until the signed beginning of a key comes out.
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

self.onmessage = async ({ data }: MessageEvent<string>) => {
  try {
    const found = await solveChallenge({ challenge: JSON.parse(data) as Parameters<typeof solveChallenge>[0]['challenge'], deriveKey, timeout: 60_000 })
    self.postMessage(found && { counter: found.counter, derivedKey: found.derivedKey })
  } catch {
    self.postMessage(null)
  }
}
