// What a visitor does in a room: enter, leave, write, place a stamp, whisper, report, read back.
import { newId } from '#client/new-id.ts'
import { isNamedHelp } from '#client/talk/HelpNamed.tsx'
import type { OwnSeat } from '#client/store.ts'
import type { ReportReason, Stamp } from '#shared/message'
import { sentence, type Hands } from './hands.ts'
import { place } from './resume.ts'
import { keepFolded } from './keep/folded-keeper.ts'
import { keepSeat } from './keep/seat-keeper.ts'

const askAgainMs = 10_000
const isPassing = (code: string): boolean => code === 'lost' || code === 'unavailable' || code === 'internal' || code === 'too_fast'

export function roomActs(hands: Hands, board: () => Promise<true | { code: string }>) {
  const { store, link, outbox, texts, wait } = hands

  let askAgain: ReturnType<typeof setTimeout> | undefined
  /** Who comes in again has left first: a leaving that is asked once more would take the new seat away. */
  let leaving: Promise<unknown> = Promise.resolve()

  async function sit(seat: OwnSeat & { isSuggested?: boolean }, isWaiting = false): Promise<boolean> {
    clearTimeout(askAgain)
    store.set({ ...(isWaiting ? {} : { entering: { roomId: seat.roomId }, knocking: null }), notice: null })
    const isIn = await board()
    if (isIn !== true) return refused(seat.roomId, isIn.code)
    await leaving
    if (isWaiting && store.get().knocking !== seat) return false
    const ack = await link.ask('room:enter', { roomId: seat.roomId, nickname: seat.name, mark: seat.mark, isWatching: seat.isWatching, ...(seat.isSuggested ? { isSuggested: true } : {}) }, { isEager: true })
    if (isWaiting && store.get().knocking !== seat) {
      // Given up while it was being asked: a seat that came of it is left again.
      if (ack.ok) goOut(seat.roomId)
      return false
    }
    if (!ack.ok && (ack.code === 'wait_to_be_let_in' || (isWaiting && isPassing(ack.code)))) return waitAtDoor(seat, ('retryInMs' in ack && ack.retryInMs) || askAgainMs)
    if (!ack.ok) return refused(seat.roomId, ack.code)
    if (store.get().room && store.get().room?.placeId !== ack.data.placeId) store.set({ room: null })
    place(store, 'room', ack.data)
    const own = ack.data.seat
    const taken: OwnSeat = own ? { roomId: seat.roomId, name: own.name, mark: own.mark, isWatching: own.isWatching } : { roomId: seat.roomId, name: seat.name, mark: seat.mark, isWatching: seat.isWatching }
    keepSeat(taken)
    store.set({ seat: taken, screen: 'room', entering: null, knocking: null, rest: null, unsaid: null })
    return true
  }

  function refused(roomId: string, code: string): false {
    // A name that was a cry for help: where help is stands at the field, and at the door with the way to it.
    if (isNamedHelp(code)) store.set({ unsaid: code })
    const isNameError = isNamedHelp(code) || code === 'nickname_reserved' || code === 'nickname_unfit' || code === 'empty' || code === 'too_long'
    const error = code === 'empty' || code === 'too_long' ? texts().refusal.nickname_unfit : sentence(texts, code)
    store.set({ entering: { roomId, error, isNameError }, knocking: null })
    return false
  }

  /** At a quiet entrance one waits; the house says when one may come in, and is asked now and then in case that was lost. */
  function waitAtDoor(seat: OwnSeat, ms: number): false {
    store.set({ knocking: seat, entering: null })
    askAgain = setTimeout(() => store.get().knocking === seat && void sit(seat, true), ms)
    return false
  }

  link.hear('room:let-in', ({ placeId }) => {
    const { knocking } = store.get()
    if (knocking?.roomId === placeId) void sit(knocking, true)
  })

  function stopWaiting(): void {
    clearTimeout(askAgain)
    store.set({ knocking: null, entering: null })
  }

  function leave(): void {
    const { seat, room } = store.get()
    const roomId = seat?.roomId ?? room?.placeId
    outbox.leave('room')
    keepSeat(null)
    store.set({ seat: null, room: null, screen: 'door', notice: seat ? 'left' : null, entering: null, slowUntil: 0 })
    if (roomId && seat) goOut(roomId)
  }

  function goOut(roomId: string): void {
    leaving = link.ask('room:leave', { roomId }, { patienceMs: 20_000, isEager: true })
  }

  async function report(which: 'room' | 'talk', seq: number, reason: ReportReason): Promise<boolean> {
    const placeId = store.get()[which]?.placeId
    if (!placeId) return false
    const ack = await link.ask('report:send', { placeId, clientId: newId(), seq, reason })
    return ack.ok
  }

  /** One's own held line is taken back, here at once and there as soon as the line is up. */
  function drop(which: 'room' | 'talk', seq: number): void {
    store.act(which, { type: 'dropped', seq })
    const placeId = store.get()[which]?.placeId
    if (placeId) void link.ask('message:withdraw', { placeId, seq }, { patienceMs: Number.POSITIVE_INFINITY })
  }

  /** One's own line that others have read: said to be going until the house has said that it is gone. */
  async function takeBack(which: 'room' | 'talk', seq: number): Promise<void> {
    const placeId = store.get()[which]?.placeId
    if (!placeId) return
    store.act(which, { type: 'dropped', seq })
    for (;;) {
      const ack = await link.ask('message:withdraw', { placeId, seq }, { patienceMs: Number.POSITIVE_INFINITY })
      if (ack.ok) return
      if (ack.code !== 'too_fast' && ack.code !== 'unavailable' && ack.code !== 'internal') return store.act(which, { type: 'kept', seq })
      await wait(('retryInMs' in ack && ack.retryInMs) || 3_000)
    }
  }

  function fold(which: 'room' | 'talk', seatId: string, isFolded: boolean): void {
    store.act(which, { type: 'folded', seatId, isFolded })
    keepFolded(store.get()[which]?.foldedSeats ?? [])
  }

  async function earlier(which: 'room' | 'talk'): Promise<void> {
    const state = store.get()[which]
    const first = state?.entries[0]
    if (!state || !first || store.get().earlierLoading) return
    store.set({ earlierLoading: which })
    const ack = await link.ask('place:earlier', { placeId: state.placeId, beforeSeq: first.seq })
    if (ack.ok) store.act(which, { type: 'earlier', ...ack.data })
    store.set({ earlierLoading: null })
  }

  return {
    sit, stopWaiting, leave, report, earlier, drop, takeBack, fold,
    /** From watching to writing and back, or under another nickname: the same seat, taken again. */
    resit: (change: Partial<OwnSeat>) => {
      const { seat } = store.get()
      return seat ? sit({ ...seat, ...change }) : Promise.resolve(false)
    },
    say: (text: string, rewrites?: number, isCovered?: boolean) => outbox.write('room', { kind: 'message', text, ...(rewrites === undefined ? {} : { rewrites }), ...(isCovered ? { isCovered } : {}) }),
    whisper: (text: string) => outbox.write('room', { kind: 'whisper', text }),
    stamp: (stamp: Stamp, onSeq?: number) => outbox.write('room', { kind: 'stamp', stamp, ...(onSeq === undefined ? {} : { onSeq }) }),
  }
}
