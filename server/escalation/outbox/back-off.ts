// When to try again (rule HO2): one second, doubled each time, at most a minute, and never all at the same moment.
const firstMs = 1_000
const mostMs = 60_000

/** @param chance between 0 and 1 */
export function backOffMs(attempts: number, chance: number): number {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(attempts - 1, 10))
  return Math.round(full * (0.5 + chance / 2))
}
