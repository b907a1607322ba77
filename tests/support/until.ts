// Waiting for a condition, with a limit and a sentence; the only way a test waits for something outside its own calls.
export async function until<T>(what: string, look: () => T | Promise<T>, limitMs = 5_000): Promise<NonNullable<T>> {
  const end = Date.now() + limitMs
  for (;;) {
    const seen = await look()
    if (seen) return seen as NonNullable<T>
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`)
    await new Promise((done) => setTimeout(done, 10))
  }
}
