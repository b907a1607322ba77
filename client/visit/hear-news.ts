// What the page hears (rules LK13, RO6): entries into their place, holes read back, rooms, listening, help, rest, the end of a visit.
import { missingAfter } from '#client/room/room-state.ts'
import type { Which } from '#client/store.ts'
import { closeRoom, fadeRoom } from './close-room.ts'
import type { Hands } from './hands.ts'
import { enterTalk } from './resume.ts'
import { keepSeat } from './keep/seat-keeper.ts'

export function hearNews(hands: Hands, onVisitOver: () => void): void {
  const { store, link } = hands
  const isFilling: Record<Which, boolean> = { room: false, talk: false }

  async function fill(which: Which): Promise<void> {
    if (isFilling[which]) return
    isFilling[which] = true
    for (let tries = 0; tries < 20; tries++) {
      const place = store.get()[which]
      const afterSeq = place ? missingAfter(place) : null
      if (!place || afterSeq === null) break
      const ack = await link.ask('place:read', { placeId: place.placeId, afterSeq })
      if (!ack.ok) break
      store.act(which, { type: 'heard', entries: ack.data.entries })
      // The server has nothing after it that one may see: then there is no hole.
      if (ack.data.entries.length === 0) break
    }
    isFilling[which] = false
  }

  link.hear('place:news', ({ placeId, entries }) => {
    const which = store.whichPlace(placeId)
    if (!which) return
    store.act(which, { type: 'heard', entries })
    const place = store.get()[which]
    if (place && missingAfter(place) !== null) void fill(which)
  })

  link.hear('heartbeat', ({ places, isDatabaseUp, now }) => {
    store.set({ isDatabaseUp, skewMs: now - Date.now() })
    for (const [placeId, lastSeq] of Object.entries(places)) {
      const which = store.whichPlace(placeId)
      if (!which) continue
      store.act(which, { type: 'beat', lastSeq })
      const place = store.get()[which]
      if (place && missingAfter(place) !== null) void fill(which)
    }
  })

  link.hear('room:news', (view) => {
    store.set(({ rooms }) => ({
      rooms: rooms?.some((one) => one.roomId === view.roomId) ? rooms.map((one) => (one.roomId === view.roomId ? view : one)) : [...(rooms ?? []), view],
    }))
    if (view.state === 'closed' && store.get().seat?.roomId === view.roomId) closeRoom(store)
    if (view.state === 'after' && store.get().room?.placeId === view.roomId) fadeRoom(store)
  })

  link.hear('listening:news', (listening) => {
    const before = store.get().listening
    const wasTalking = before?.state === 'talking' || before?.state === 'interrupted'
    store.set((state) => ({
      listening,
      wasInterrupted: listening.state === 'waiting' ? state.wasInterrupted || before?.state === 'interrupted' : listening.state === 'called' ? state.wasInterrupted : false,
      isAnswering: false,
      ...(listening.state === 'waiting' && wasTalking ? { screen: state.seat ? 'room' : 'door' } : {}),
      ...(listening.state === 'ended' && listening.endReason === 'left_waiting' ? { listening: null, notice: state.screen === 'door' ? 'left_waiting' : state.notice } : {}),
    }))
    const isTalk = listening.state === 'talking' || listening.state === 'interrupted'
    if (isTalk && (!wasTalking || !store.get().talk)) void enterTalk(hands, listening.listeningId, false)
  })

  link.hear('help:news', (help) => store.set({ help, helpAsk: 'none' }))

  link.hear('solo-note:news', (note) => store.set(({ soloNotes }) => ({ soloNotes: [note, ...soloNotes.filter(({ noteId }) => noteId !== note.noteId)].sort((a, b) => b.writtenAt - a.writtenAt) })))

  link.hear('rest:asked', (rest) => {
    // Of a room that one has left meanwhile, it leaves the one where one sits now as it is.
    const isMeant = (roomId: string | undefined) => roomId !== undefined && (rest.isEverywhere === true || roomId === rest.placeId)
    const { seat, room, screen } = store.get()
    if (isMeant(seat?.roomId)) keepSeat(null)
    store.set({ rest, ...(isMeant(seat?.roomId) ? { seat: null } : {}), ...(isMeant(room?.placeId) ? { room: null, screen: screen === 'room' ? 'door' : screen } : {}) })
  })

  link.hear('rest:ended', () => store.set({ rest: null, entering: null }))

  link.hear('visit:ended', ({ reason }) => {
    if (reason !== 'left') onVisitOver()
  })
}
