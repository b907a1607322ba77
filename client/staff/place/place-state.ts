// One place as staff follow it: entries by seq, what was hidden or released, what is still on its way (ME, CL).
import type { Entry } from '#shared/message'
import type { PlaceView } from '#shared/views'

export type Message = Extract<Entry, { kind: 'message' }>
export type Sending = { clientId: string; text: string; hasFailed: boolean }

export type PlaceState = {
  placeId: string
  /** everything up to here is known: no hole before it */
  lastSeq: number
  hasEarlier: boolean
  entries: ReadonlyMap<number, Entry>
  sending: readonly Sending[]
}

export type PlaceChange =
  | { kind: 'opened'; place: PlaceView; unsent?: readonly Sending[] }
  | { kind: 'news'; entries: readonly Entry[] }
  | { kind: 'earlier'; entries: readonly Entry[]; hasEarlier: boolean }
  | { kind: 'sending'; clientId: string; text: string }
  | { kind: 'sent'; clientId: string }
  | { kind: 'failed'; clientId: string }
  | { kind: 'dropped'; clientId: string }

export function openPlace(place: PlaceView, unsent: readonly Sending[] = []): PlaceState {
  return { placeId: place.placeId, lastSeq: place.lastSeq, hasEarlier: place.hasEarlier, entries: collect(new Map(), place.entries), sending: unsent }
}

export function stepPlace(state: PlaceState, change: PlaceChange): PlaceState {
  switch (change.kind) {
    case 'opened': {
      const isSame = change.place.placeId === state.placeId
      // More was missed than one page holds: what is known would stand before a hole that nobody sees.
      const isBeyond = change.place.entries.length > 0 && Math.min(...change.place.entries.map(({ seq }) => seq)) > state.lastSeq + 1
      if (isSame && isBeyond) return take({ ...openPlace(change.place), sending: state.sending }, change.place.entries)
      const fresh = isSame ? state : openPlace(change.place)
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

function take(state: PlaceState, news: readonly Entry[], lastSeq = 0): PlaceState {
  const entries = collect(state.entries, news)
  let whole = Math.max(state.lastSeq, lastSeq)
  while (entries.has(whole + 1)) whole++
  return { ...state, entries, lastSeq: whole, sending: news.reduce(withoutArrived, state.sending) }
}

// News to all of the staff here carries no client id: what I sent may arrive as news before its answer does.
function withoutArrived(sending: readonly Sending[], entry: Entry): readonly Sending[] {
  if (entry.kind !== 'message' || entry.author.kind !== 'staff') return sending
  const arrived = sending.find((one) => one.clientId === entry.clientId) ?? sending.find((one) => one.text.trim() === entry.text.trim())
  return arrived ? sending.filter((one) => one !== arrived) : sending
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

/**
 * Lines here that the news takes back from everyone. Whether something keeps their words for staff (ME9) only the place knows: they are
 * read once more, as after a reload.
 */
export function toReadAgain({ entries }: PlaceState, news: readonly Entry[]): number[] {
  return news.flatMap((entry) => {
    const line = entry.kind === 'withdrawn' ? entries.get(entry.target) : undefined
    return line && line.kind !== 'stamp' && line.kind !== 'blank' ? [line.seq] : []
  })
}

/** True when something stands beyond a hole: what is missing must be read back. */
export function hasGap(state: PlaceState): boolean {
  for (const seq of state.entries.keys()) if (seq > state.lastSeq) return true
  return false
}
