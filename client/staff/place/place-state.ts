// One place as staff follow it: entries by seq, what was hidden or released, what is still on its way (ME, CL).
import type { Entry } from '#shared/message'
import type { PlaceView } from '#shared/views'

export type Message = Extract<Entry, { kind: 'message' }>
export type Sending = { clientId: string; text: string; hasFailed: boolean }

export type PlaceState = {
  placeId: string
  lastSeq: number
  hasEarlier: boolean
  entries: ReadonlyMap<number, Entry>
  sending: readonly Sending[]
}

export type PlaceChange =
  | { kind: 'opened'; place: PlaceView }
  | { kind: 'news'; entries: readonly Entry[] }
  | { kind: 'earlier'; entries: readonly Entry[]; hasEarlier: boolean }
  | { kind: 'sending'; clientId: string; text: string }
  | { kind: 'sent'; clientId: string }
  | { kind: 'failed'; clientId: string }
  | { kind: 'dropped'; clientId: string }

export function openPlace(place: PlaceView): PlaceState {
  return { placeId: place.placeId, lastSeq: place.lastSeq, hasEarlier: place.hasEarlier, entries: collect(new Map(), place.entries), sending: [] }
}

export function stepPlace(state: PlaceState, change: PlaceChange): PlaceState {
  switch (change.kind) {
    case 'opened': {
      const fresh = change.place.placeId === state.placeId ? state : openPlace(change.place)
      return take({ ...fresh, hasEarlier: fresh.entries.size ? fresh.hasEarlier : change.place.hasEarlier }, change.place.entries, change.place.lastSeq)
    }
    case 'news':
      return take(state, change.entries)
    case 'earlier':
      return { ...state, entries: collect(state.entries, change.entries), hasEarlier: change.hasEarlier }
    case 'sending': {
      const others = state.sending.filter((one) => one.clientId !== change.clientId)
      return { ...state, sending: [...others, { clientId: change.clientId, text: change.text, hasFailed: false }] }
    }
    case 'failed':
      return { ...state, sending: state.sending.map((one) => (one.clientId === change.clientId ? { ...one, hasFailed: true } : one)) }
    case 'sent':
    case 'dropped':
      return { ...state, sending: state.sending.filter((one) => one.clientId !== change.clientId) }
  }
}

function take(state: PlaceState, entries: readonly Entry[], lastSeq = 0): PlaceState {
  const arrived = new Set(entries.map((entry) => ('clientId' in entry ? entry.clientId : undefined)))
  return {
    ...state,
    entries: collect(state.entries, entries),
    lastSeq: Math.max(state.lastSeq, lastSeq, ...entries.map((entry) => entry.seq)),
    sending: state.sending.filter((one) => !arrived.has(one.clientId)),
  }
}

function collect(known: ReadonlyMap<number, Entry>, entries: readonly Entry[]): Map<number, Entry> {
  const all = new Map(known)
  for (const entry of entries) {
    const was = all.get(entry.seq)
    // A blank never replaces words already known.
    if (!was || was.kind === 'blank' || entry.kind !== 'blank') all.set(entry.seq, entry)
  }
  return all
}

/** True when the next entries do not follow on: something was missed and must be read back. */
export function hasGap(state: PlaceState, entries: readonly Entry[]): boolean {
  const first = Math.min(...entries.map((entry) => entry.seq))
  return Number.isFinite(first) && first > state.lastSeq + 1
}
