// When to try again (rules HO2, HO11): one second, doubled, and never all at the same moment; at most a quarter of a minute for a
// webhook, so that its return is noticed within seconds, and a minute for e-mail, whose servers shut out who keeps knocking.
import type { LetterChannel } from '../../storage/postgres/notices.ts'

const firstMs = 1_000
const mostMs: Record<LetterChannel, number> = { webhook: 15_000, email: 60_000 }

/** @param chance between 0 and 1 */
export function backOffMs(channel: LetterChannel, attempts: number, chance: number): number {
  const full = Math.min(mostMs[channel], firstMs * 2 ** Math.min(attempts - 1, 10))
  return Math.round(full * (0.5 + chance / 2))
}
