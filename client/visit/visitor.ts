// The visitor's page: the store, the door, the way out; what is inside comes after it.
import { leaveAtOnce, plainExitUrl, stayBlankOnReturn } from '#client/shell/quick-exit.ts'
import { currentLanguage } from '#client/language.ts'
import { keepCard } from '#client/shell/keep-card.ts'
import { makeStore } from '#client/store.ts'
import type { Texts } from '#client/texts.tsx'
import type { PublicView } from '#shared/http-contract'
import type { Inside } from './inside.ts'
import { askForVisitEarly } from './early-visit.ts'
import { keepPorch, porchOf, readPorch } from './read-porch.ts'

export function makeVisitor(texts: () => Texts) {
  const store = makeStore()
  let coming: Promise<Inside> | undefined

  /** What is inside, fetched once; a failed fetch may be tried again. */
  function inside(): Promise<Inside> {
    coming ??= import('./inside.ts').then(
      ({ makeInside }) => {
        const made = makeInside(store, texts)
        store.set({ inside: made })
        return made
      },
      (error: unknown) => {
        coming = undefined
        throw error
      },
    )
    return coming
  }

  /** Somebody has tapped to come in. */
  function comeIn(): Promise<Inside> {
    if (store.get().inside === null && !keptVisit()) askForVisitEarly()
    return inside()
  }

  const exitUrl = () => store.get().porch?.exitUrl ?? plainExitUrl

  /** @param written the porch as the page brought it along. @returns whether a visit goes on that began before */
  function start(written: string | null): boolean {
    stayBlankOnReturn(exitUrl)
    keepCard(currentLanguage)
    if (written !== null) store.set(porchOf(JSON.parse(written) as PublicView))
    keepPorch(store)
    const hasVisit = keptVisit()
    if (hasVisit) store.set({ line: 'joining' })
    const fetch = () => void inside().catch(() => setTimeout(fetch, 5_000))
    if (hasVisit) fetch()
    // As soon as the door stands, and not before it.
    else setTimeout(fetch, 0)
    return hasVisit
  }

  /** The card is on the screen already; this only calls. */
  function askForHelp(): void {
    store.set({ helpAsk: 'telling' })
    inside().then(
      ({ help }) => help.ask(),
      () => {
        store.set({ helpAsk: 'failed' })
        setTimeout(() => store.get().helpAsk === 'failed' && askForHelp(), 4_000)
      },
    )
  }

  return { store, start, inside, comeIn, askForHelp, exit: () => leaveAtOnce(exitUrl(), () => store.get().inside?.forget()), readPorch: () => readPorch(store) }
}

export type Visitor = ReturnType<typeof makeVisitor>

function keptVisit(): boolean {
  try {
    return sessionStorage.getItem('visit') !== null
  } catch {
    return false
  }
}
