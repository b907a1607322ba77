// After every (re)connect everything is where it was (rule AC6): rooms, the request for listening, the seat, what was missed.
import type { Hands } from './hands.ts'
import { sentence } from './hands.ts'
import { closeRoom } from './close-room.ts'
import { readFolded } from './keep/folded-keeper.ts'
import { keepSeat } from './keep/seat-keeper.ts'
import { roomFrom } from '#client/room/room-state.ts'
import type { Which } from '#client/store.ts'
import type { PlaceView } from '#shared/views'

/** @returns false when the line did not hold: the link then tries anew. */
export async function resume(hands: Hands): Promise<boolean> {
  const { store, link } = hands
  // A seat that is taken while this is on its way has been asked for on this very line: it needs no sitting down again.
  const { seat } = store.get()
  const visit = await link.ask('visit:state', {}, { isResuming: true })
  if (!visit.ok) return false
  const { rooms, listening, help, rests, soloNotes, back, now } = visit.data
  // Whoever was asked to rest reads why and until when after a reload too.
  store.set({ rooms, listening, help, soloNotes, back, rest: rests[0] ?? null, skewMs: now - Date.now() })
  const { room, talk } = store.get()
  const isFreshPage = room === null && talk === null
  if (seat && !(await sitAgain(hands))) return false
  if (listening && (listening.state === 'talking' || listening.state === 'interrupted')) {
    if (!(await enterTalk(hands, listening.listeningId, true))) return false
    // A page that has just been loaded goes on where it was: in the talk.
    if (isFreshPage && store.get().talk) store.set({ screen: 'talk' })
  }
  return true
}

async function sitAgain({ store, link, texts }: Hands): Promise<boolean> {
  const { seat, room } = store.get()
  if (!seat) return true
  const { roomId, name, mark, isWatching } = seat
  const view = store.get().rooms?.find((one) => one.roomId === roomId)
  if (view?.state === 'closed') {
    closeRoom(store)
    return true
  }
  const afterSeq = room?.placeId === roomId ? room.lastSeq : undefined
  const ack = await link.ask('room:enter', { roomId, nickname: name, mark, isWatching, ...(afterSeq === undefined ? {} : { afterSeq }) }, { isResuming: true })
  if (ack.ok) {
    place(store, 'room', ack.data)
    store.set((state) => ({ screen: state.screen === 'door' ? 'room' : state.screen }))
    return true
  }
  if (ack.code === 'lost' || ack.code === 'unavailable' || ack.code === 'internal' || ack.code === 'pass_expired' || ack.code === 'too_fast') return false
  keepSeat(null)
  store.set({ seat: null, room: null, screen: 'door', entering: { roomId, error: sentence(texts, ack.code) } })
  return true
}

export async function enterTalk({ store, link }: Pick<Hands, 'store' | 'link'>, listeningId: string, isResuming: boolean): Promise<boolean> {
  const { talk } = store.get()
  const ack = await link.ask('listening:enter', { listeningId, ...(talk ? { afterSeq: talk.lastSeq } : {}) }, { isResuming })
  if (ack.ok) place(store, 'talk', ack.data)
  return ack.ok || !(ack.code === 'lost' || ack.code === 'unavailable' || ack.code === 'internal')
}

export function place(store: Hands['store'], which: Which, view: PlaceView): void {
  const known = store.get()[which]
  if (known) store.act(which, { type: 'placed', place: view })
  else store.set({ [which]: { ...roomFrom(view), foldedSeats: readFolded() } })
  const { room } = view
  if (which === 'room' && room) store.set(({ rooms }) => ({ rooms: rooms?.map((one) => (one.roomId === room.roomId ? room : one)) ?? [room] }))
}
