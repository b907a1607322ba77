// What a visitor does to be listened to: ask, answer a call, talk, change the listener, stop at any moment.
import { newId } from '#client/new-id.ts'
import type { Wish } from '#shared/listening'
import type { AgeBand } from '#shared/people'
import type { CallAnswer } from '#client/listening/Called.tsx'
import { sentence, type Hands } from './hands.ts'
import { enterTalk } from './resume.ts'

export function listeningActs(hands: Hands, board: () => Promise<true | { code: string }>) {
  const { store, link, outbox, texts } = hands
  /** The same request keeps its id until it has been answered, so that a second tap asks for the same thing. */
  let askId: string | null = null

  async function ask(ageBand: AgeBand, wish: Wish, wishesSame = false): Promise<boolean> {
    store.set({ asking: {} })
    const isIn = await board()
    if (isIn !== true) {
      store.set({ asking: { error: sentence(texts, isIn.code) } })
      return false
    }
    askId ??= newId()
    const fromPlaceId = store.get().room?.placeId
    const ack = await link.ask('listening:ask', { clientId: askId, ageBand, wish, ...(wishesSame ? { wishesSame } : {}), ...(fromPlaceId ? { fromPlaceId } : {}) })
    if (ack.ok || ack.code !== 'lost') askId = null
    if (!ack.ok) {
      store.set({ asking: { error: sentence(texts, ack.code) } })
      return false
    }
    store.set({ listening: ack.data, asking: null, wasInterrupted: false })
    return true
  }

  async function answer(given: CallAnswer): Promise<void> {
    const { listening } = store.get()
    if (!listening) return
    store.set({ isAnswering: true })
    const ack = await link.ask('listening:answer', { listeningId: listening.listeningId, answer: given })
    store.set({ isAnswering: false, ...(ack.ok ? { listening: ack.data } : {}) })
    if (ack.ok && given === 'go' && ack.data.state === 'talking') await open()
    if (ack.ok && ack.data.state === 'ended') store.set({ listening: null, notice: 'left_waiting' })
  }

  /** Goes to the talk that is already there (answered, resumed, or begun by a professional). */
  async function open(): Promise<void> {
    const { listening, talk } = store.get()
    if (!listening) return
    if (!talk) await enterTalk(hands, listening.listeningId, false)
    if (store.get().talk) store.set({ screen: 'talk', isHelpOpen: false })
  }

  async function leaveLine(): Promise<void> {
    const { listening } = store.get()
    if (!listening) return
    const ack = await link.ask(listening.state === 'called' ? 'listening:answer' : 'listening:stop', { listeningId: listening.listeningId, ...(listening.state === 'called' ? { answer: 'not_today' as const } : {}) } as never)
    if (ack.ok) store.set({ listening: null, notice: 'left_waiting' })
  }

  async function change(): Promise<void> {
    const { listening } = store.get()
    if (!listening) return
    const ack = await link.ask('listening:change', { listeningId: listening.listeningId })
    if (ack.ok) store.set((state) => ({ listening: ack.data, ...(ack.data.state === 'waiting' ? { screen: state.seat ? 'room' : 'door' } : {}) }))
  }

  /** Stops at once on this screen; the house is told as soon as the line allows. */
  async function stop(): Promise<void> {
    const { listening } = store.get()
    if (!listening) return
    store.set({ listening: { ...listening, state: 'ended', endReason: 'stopped_by_visitor' } })
    const ack = await link.ask('listening:stop', { listeningId: listening.listeningId }, { patienceMs: 60_000 })
    if (ack.ok && ack.data.state === 'ended' && store.get().talk) store.set({ listening: ack.data })
  }

  /** After the kind close: the talk's words leave the page. */
  function put(next: 'room' | 'door'): void {
    outbox.leave('talk')
    store.set({ talk: null, listening: null, wasInterrupted: false, screen: next })
  }

  return { ask, answer, open, leaveLine, change, stop, put, say: (text: string, rewrites?: number) => outbox.write('talk', { kind: 'message', text, ...(rewrites === undefined ? {} : { rewrites }) }) }
}
