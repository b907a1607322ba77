// The visitor's page as one value, outside React. Stories in visit/ change it; screens read it.
import { useSyncExternalStore } from 'react'
import type { PublicView } from '#shared/http-contract'
import type { Mark } from '#shared/people'
import type { HelpView, ListeningView, RestView, ReturnView, RoomView, SoloNoteView } from '#shared/views'
import type { RoomAction, RoomState } from './room/room-state.ts'
import { roomReducer } from './room/room-state.ts'
import type { Inside } from './visit/inside.ts'

/** The seat one has taken (or takes again after a reload). Kept in sessionStorage beside the pass. */
export type OwnSeat = { roomId: string; name: string; mark: Mark; isWatching: boolean }

export type VisitorState = {
  porch: Pick<PublicView, 'helpLines' | 'isDemo' | 'exitUrl' | 'noteReadBy' | 'kept'> | null
  rooms: readonly RoomView[] | null
  isPorchLost: boolean
  line: 'none' | 'joining' | 'up' | 'lost'
  isDatabaseUp: boolean
  skewMs: number
  screen: 'door' | 'room' | 'talk'
  isHelpOpen: boolean
  seat: OwnSeat | null
  room: RoomState | null
  talk: RoomState | null
  listening: ListeningView | null
  wasInterrupted: boolean
  entering: { roomId: string; error?: string; isNameError?: boolean } | null
  /** waiting at a quiet entrance, with what one will sit down as */
  knocking: OwnSeat | null
  /** at a crowded door: the proof is being worked out, or waited for */
  isProving: boolean
  asking: { error?: string } | null
  isAnswering: boolean
  help: HelpView | null
  helpAsk: 'none' | 'telling' | 'failed'
  rest: RestView | null
  /** A cry for help could not be written in a place that is no longer on the screen; whether a person was told. */
  unsaid: 'person_told' | 'help_named' | null
  back: ReturnView | null
  soloNotes: readonly SoloNoteView[]
  noteSending: { error?: string; help?: string } | null
  notice: 'left' | 'left_waiting' | 'visit_over' | 'back' | 'erased' | 'erased_some' | null
  slowUntil: number
  earlierLoading: 'room' | 'talk' | null
  /** what is inside, once it has been fetched */
  inside: Inside | null
}

export const atFirst: VisitorState = {
  porch: null, rooms: null, isPorchLost: false, line: 'none', isDatabaseUp: true, skewMs: 0, screen: 'door', isHelpOpen: false, seat: null, room: null, talk: null,
  listening: null, wasInterrupted: false, entering: null, knocking: null, isProving: false, asking: null, isAnswering: false, help: null, helpAsk: 'none', rest: null, unsaid: null, back: null, soloNotes: [], noteSending: null, notice: null, slowUntil: 0, earlierLoading: null, inside: null,
}

export type Which = 'room' | 'talk'

export function makeStore(first: VisitorState = atFirst) {
  let state = first
  const listeners = new Set<() => void>()
  const get = () => state
  const set = (patch: Partial<VisitorState> | ((now: VisitorState) => Partial<VisitorState>)): void => {
    state = { ...state, ...(typeof patch === 'function' ? patch(state) : patch) }
    for (const tell of listeners) tell()
  }
  /** Passes an action to the reducer of the room or of the talk, when that place is the one meant. */
  const act = (which: Which, action: RoomAction): void => {
    const place = state[which]
    if (!place) return
    const next = roomReducer(place, action)
    if (next !== place) set({ [which]: next })
  }
  const whichPlace = (placeId: string): Which | null => (state.room?.placeId === placeId ? 'room' : state.talk?.placeId === placeId ? 'talk' : null)
  const subscribe = (tell: () => void) => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }
  return { get, set, act, whichPlace, subscribe }
}

export type VisitorStore = ReturnType<typeof makeStore>

export function useStore(store: VisitorStore): VisitorState {
  return useSyncExternalStore(store.subscribe, store.get)
}
