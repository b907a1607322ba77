// All that begins with coming in: the line, the pass, what one can do inside, and the screens for it. Loaded after the door stands,
// so that the door is there sooner on an old phone (rule LK11); made outside React so that nothing opens twice.
import { io } from 'socket.io-client'
import { makeLink, type Wire } from '#client/link.ts'
import { makeNear } from '#client/near.ts'
import { atFirst, type VisitorState, type VisitorStore } from '#client/store.ts'
import type { Texts } from '#client/texts.tsx'
import { watchVeil } from '#client/shell/veil.ts'
import { padWhatIsSent } from '#client/padding.ts'
import { tryOtherWay } from '#client/other-way.ts'
import { waysIn } from '#client/ways-in.ts'
import { watchWaking } from '#client/wake.ts'
import { dropDrafts } from './keep/drafts.ts'
import { sentence, type Hands } from './hands.ts'
import { hearNews } from './hear-news.ts'
import { helpActs } from './help-acts.ts'
import { InRoom } from './screens/InRoom.tsx'
import { InTalk } from './screens/InTalk.tsx'
import { listeningActs } from './listening-acts.ts'
import { noteActs } from './note-acts.ts'
import { makeOutbox } from './outbox.ts'
import { Panel } from './screens/Panel.tsx'
import { makePassKeeper } from './keep/pass-keeper.ts'
import { readPorch } from './read-porch.ts'
import { resume } from './resume.ts'
import { returnActs } from './return-acts.ts'
import { roomActs } from './room-acts.ts'
import { watchSigns } from './watch-signs.ts'
import { keepFolded } from './keep/folded-keeper.ts'
import { keepSeat, readSeat } from './keep/seat-keeper.ts'
import { AskSheet } from '#client/listening/AskSheet.tsx'
import '#client/talk/talk.css'
import '#client/room/room.css'
import '#client/listening/listening.css'

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
/** A line that comes back this soon was never shown as lost. */
const showLostAfterMs = 1_500

export function makeInside(store: VisitorStore, texts: () => Texts) {
  const keeper = makePassKeeper((skewMs) => store.set({ skewMs }), (isProving) => store.set({ isProving }))
  let lostTimer: ReturnType<typeof setTimeout> | undefined
  let renewTimer: ReturnType<typeof setTimeout> | undefined
  const near = makeNear(() => (store.get().seat ?? store.get().entering)?.roomId)
  const link = makeLink({
    open: () => {
      near.aim()
      return near.watch(tryOtherWay(padWhatIsSent(io({
        query: near.query, autoConnect: false, transports: waysIn(), tryAllTransports: true, reconnectionDelay: 500, reconnectionDelayMax: 5_000, timeout: 10_000,
        auth: (show) => void keeper.renew().then(() => show({ as: 'visitor', pass: keeper.pass() })),
      }))) as unknown as Wire)
    },
    renew: () => {
      keeper.spend()
      return keeper.renew()
    },
    resume: () => resume(hands),
    onState: (state) => {
      clearTimeout(lostTimer)
      if (state === 'resumed') {
        store.set({ line: 'up' })
        renewInTime()
      } else if (state === 'closed') {
        store.set({ line: 'none' })
        if (!keeper.has() && store.get().seat) visitOver()
      } else if (store.get().line === 'none') store.set({ line: 'joining' })
      if (state === 'down') {
        lostTimer = setTimeout(() => {
          store.set({ line: 'lost' })
          outbox.pause()
        }, showLostAfterMs)
      }
    },
  })
  const outbox = makeOutbox(link, store, wait)
  const hands: Hands = { store, link, keeper, outbox, texts, wait }

  /** The pass ends after a quarter of an hour; a fresh one is shown by dialling again, shortly before. */
  function renewInTime(): void {
    clearTimeout(renewTimer)
    renewTimer = setTimeout(() => link.redial(), Math.max(20_000, keeper.freshForMs()))
  }

  /** Makes sure there is a visit and a line: the first step of every act. */
  async function board(): Promise<true | { code: string }> {
    const begun = await keeper.begin()
    if (begun !== true) return begun
    link.open()
    return true
  }

  function visitOver(notice: VisitorState['notice'] = 'visit_over'): void {
    keepSeat(null)
    keepFolded([])
    keeper.forget()
    outbox.forget()
    link.close()
    const { porch, rooms, skewMs, inside } = store.get()
    store.set({ ...atFirst, porch, rooms, skewMs, inside, notice })
    void readPorch(store)
  }

  /** All that was written in this visit goes (RE9); then the visit is over, here and there. */
  async function eraseVisit(): Promise<{ kept: number } | { error: string }> {
    const ack = await link.ask('visit:erase', {})
    if (!ack.ok) return { error: sentence(texts, ack.code) }
    forget()
    visitOver(ack.data.kept > 0 ? 'erased_some' : 'erased')
    return ack.data
  }

  /** Tells the house if it can be told in this instant, and drops everything. */
  function forget(): void {
    if (link.state() === 'resumed') void link.ask('visit:end', {}, { patienceMs: 0, ackMs: 500 })
    dropDrafts()
    outbox.forget()
    link.close()
  }

  hearNews(hands, visitOver)
  watchVeil()
  watchSigns(store)
  watchWaking(() => link.state() !== 'closed' && link.redial())
  addEventListener('offline', () => {
    if (link.state() === 'closed') return
    store.set({ line: 'lost' })
    outbox.pause()
  })
  if (keeper.has()) {
    store.set({ seat: readSeat(), line: 'joining' })
    link.open()
  }

  return {
    forget, eraseVisit, outbox,
    room: roomActs(hands, board),
    listening: listeningActs(hands, board),
    help: helpActs(hands, board),
    note: noteActs(hands, board),
    returning: returnActs(hands, board),
    InRoom, InTalk, Panel, AskSheet,
  }
}

export type Inside = ReturnType<typeof makeInside>
