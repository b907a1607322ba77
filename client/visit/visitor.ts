// The visitor's page: the store, the door, the way out; what is inside comes after it.
import { leaveAtOnce, plainExitUrl, stayBlankOnReturn } from '#client/shell/quick-exit.ts'
import { currentLanguage } from '#client/language.ts'
import { keepCard } from '#client/shell/keep-card.ts'
import { dialEarly, dropEarlyLine } from '#client/early-line.ts'
import { isSparing } from '#client/shell/sparing.ts'
import { makeStore } from '#client/store.ts'
import type { Texts } from '#client/texts.tsx'
import type { PublicView } from '#shared/http-contract'
import type { Inside } from './inside.ts'
import { askForVisitEarly } from './early-visit.ts'
import { readSeat } from './keep/seat-keeper.ts'
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

  /** Somebody has tapped to come in: what takes a round trip each is asked for at once. */
  function comeIn(roomId: string): Promise<Inside> {
    if (store.get().inside === null && !keptVisit()) {
      askForVisitEarly()
      dialEarly(roomId)
    }
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
    if (hasVisit) {
      store.set({ line: 'joining' })
      const seat = readSeat()
      if (seat) dialEarly(seat.roomId)
      fetchInside()
    }
    return hasVisit
  }

  const fetchInside = (): void => void inside().catch(() => setTimeout(fetchInside, 5_000))

  /** All the door needs is here: while it is being drawn and read, what is inside comes. Whoever spares bytes gets it with the tap. */
  function fetchAhead(): void {
    if (!isSparing()) fetchInside()
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

  return { store, start, fetchAhead, inside, comeIn, askForHelp, exit: () => leaveAtOnce(exitUrl(), () => (dropEarlyLine(), store.get().inside?.forget())), readPorch: () => readPorch(store) }
}

export type Visitor = ReturnType<typeof makeVisitor>

function keptVisit(): boolean {
  try {
    return sessionStorage.getItem('visit') !== null
  } catch {
    return false
  }
}
