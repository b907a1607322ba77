// A node that stops says goodbye to every line and waits for the answer; who gives none (a phone asleep, a page that hangs) keeps the
// house from stopping no longer than this (rule FA9).
import type { Io } from './publish.ts'

export const goodbyeMs = 3_000

interface Leaving { transport: { socket?: { terminate?(): void } } }

export async function sayGoodbye(io: Io): Promise<void> {
  const leaving = Object.values((io.engine as unknown as { clients: Record<string, Leaving> }).clients).map(({ transport }) => transport)
  const late = setTimeout(() => { for (const { socket } of leaving) socket?.terminate?.() }, goodbyeMs)
  await io.close()
  clearTimeout(late)
}
