// What many ask at the same moment (after a restart: everyone) is asked once for all of them: one question is under way, and whoever
// comes meanwhile travels in the next. What is answered was always read after it was asked for.
type Waiting<K, R> = { key: K; done: (found: R) => void; failed: (error: unknown) => void }

const most = 500

/** @param ask answers in the order of the keys */
export function askTogether<K, R>(ask: (keys: readonly K[]) => Promise<readonly R[]>): (key: K) => Promise<R> {
  let waiting: Waiting<K, R>[] = []
  let isAsking = false

  async function askOn(): Promise<void> {
    if (isAsking) return
    isAsking = true
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most)
      try {
        const found = await ask(batch.map(({ key }) => key))
        batch.forEach(({ done }, i) => done(found[i] as R))
      } catch (error) {
        for (const { failed } of batch) failed(error)
      }
    }
    isAsking = false
  }

  return (key) =>
    new Promise<R>((done, failed) => {
      waiting.push({ key, done, failed })
      // Whoever is heard within the same turn is asked for within the same question.
      if (!isAsking && waiting.length === 1) setImmediate(() => void askOn())
    })
}
