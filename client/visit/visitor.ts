// The visitor's page put together: one store, one line, one pass; made outside React so that nothing opens twice.
import { io } from 'socket.io-client'
import { makeLink, type Wire } from '#client/link.ts'
import { leaveAtOnce, plainExitUrl, stayBlankOnReturn } from '#client/shell/quick-exit.ts'
import { atFirst, makeStore } from '#client/store.ts'
import type { Texts } from '#client/texts.tsx'
import { watchWaking } from '#client/wake.ts'
import { dropDrafts } from './drafts.ts'
import type { Hands } from './hands.ts'
import { hearNews } from './hear-news.ts'
import { helpActs } from './help-acts.ts'
import { listeningActs } from './listening-acts.ts'
import { makeOutbox } from './outbox.ts'
import { makePassKeeper } from './pass-keeper.ts'
import { keepPorch, readPorch } from './read-porch.ts'
import { resume } from './resume.ts'
import { roomActs } from './room-acts.ts'
import { keepSeat, readSeat } from './seat-keeper.ts'

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
/** A line that comes back this soon was never shown as lost. */
const showLostAfterMs = 1_500

export function makeVisitor(texts: Texts) {
  const store = makeStore()
  const keeper = makePassKeeper((skewMs) => store.set({ skewMs }))
  let lostTimer: ReturnType<typeof setTimeout> | undefined
  const link = makeLink({
    open: () =>
      io({
        autoConnect: false, transports: ['websocket', 'polling'], reconnectionDelay: 500, reconnectionDelayMax: 8_000, timeout: 10_000,
        auth: (show) => void keeper.renew().then(() => show({ as: 'visitor', pass: keeper.pass() })),
      }) as unknown as Wire,
    renew: () => {
      keeper.spend()
      return keeper.renew()
    },
    resume: () => resume(hands),
    onState: (state) => {
      clearTimeout(lostTimer)
      if (state === 'resumed') store.set({ line: 'up' })
      else if (state === 'closed') store.set({ line: 'none' })
      else if (store.get().line === 'none') store.set({ line: 'joining' })
      else if (state === 'down') {
        lostTimer = setTimeout(() => {
          store.set({ line: 'lost' })
          outbox.pause()
        }, showLostAfterMs)
      }
      if (state === 'closed' && !keeper.has() && store.get().seat) visitOver()
      if (state === 'resumed') renewInTime()
    },
  })
  const outbox = makeOutbox(link, store, wait)
  const hands: Hands = { store, link, keeper, outbox, texts, wait }

  let renewTimer: ReturnType<typeof setTimeout> | undefined
  /** The pass ends after a quarter of an hour; a fresh one is shown by dialling again, shortly before. */
  function renewInTime(): void {
    clearTimeout(renewTimer)
    renewTimer = setTimeout(() => link.redial(), Math.max(20_000, keeper.freshForMs()))
  }

  /** Makes sure there is a visit and a line: the first step of every act at the door. */
  async function board(): Promise<true | { code: string }> {
    const begun = await keeper.begin()
    if (begun !== true) return begun
    link.open()
    return true
  }

  function visitOver(): void {
    keepSeat(null)
    keeper.forget()
    link.close()
    const { porch, rooms, skewMs } = store.get()
    store.set({ ...atFirst, porch, rooms, skewMs, notice: 'visit_over' })
    void readPorch(hands)
  }

  function exit(): void {
    const url = store.get().porch?.exitUrl ?? plainExitUrl
    leaveAtOnce(url, () => {
      if (link.state() === 'resumed') void link.ask('visit:end', {}, { patienceMs: 0, ackMs: 500 })
      dropDrafts()
      link.close()
    })
  }

  function start(): void {
    hearNews(hands, visitOver)
    stayBlankOnReturn(() => store.get().porch?.exitUrl ?? plainExitUrl)
    watchWaking(() => link.state() !== 'closed' && link.redial())
    keepPorch(hands)
    if (!keeper.has()) return
    store.set({ seat: readSeat(), line: 'joining' })
    link.open()
  }

  return {
    store, start, exit,
    room: roomActs(hands, board),
    listening: listeningActs(hands, board),
    help: helpActs(hands, board),
    outbox,
    readPorch: () => readPorch(hands),
  }
}

export type Visitor = ReturnType<typeof makeVisitor>
