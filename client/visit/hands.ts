// What the visitor's stories share: the store, the line, the pass, what is on its way.
import type { Link } from '#client/link.ts'
import type { VisitorStore } from '#client/store.ts'
import type { Texts } from '#client/texts.tsx'
import type { Outbox } from './outbox.ts'
import type { PassKeeper } from './keep/pass-keeper.ts'

export type Hands = { store: VisitorStore; link: Link; keeper: PassKeeper; outbox: Outbox; texts: () => Texts; wait: (ms: number) => Promise<void> }

/** The sentence for a refused or lost ask. */
export function sentence(texts: () => Texts, code: string): string {
  const { refusal } = texts()
  return code in refusal ? refusal[code as keyof Texts['refusal']] : refusal.unavailable
}
