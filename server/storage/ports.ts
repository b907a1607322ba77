// What the rest of the server may ask of storage. `Store` is the truth (PostgreSQL); `Live` holds only what may be lost.
import type { Fact } from '#shared/facts'
import type { Id, Seq } from '#shared/ids'
import type { LimitName } from '#shared/limits'
import type { Queries } from './postgres/queries.ts'

export type { Queries } from './postgres/queries.ts'

/** A line of a place's log as kept. `sealed` opens with the conversation's key, bound to the row's id and kind. */
export interface EntryRow {
  placeId: Id
  seq: Seq
  id: Id
  conversationId: Id
  kind: string
  audience: 'everyone' | 'staff'
  visitId: Id | null
  staffId: Id | null
  clientId: Id
  targetSeq: Seq | null
  isHeld: boolean
  /** besides staff, this visit may read it */
  forVisit: Id | null
  hiddenReason: string | null
  sealed: Buffer | null
  at: number
}

export interface NewEntry {
  id: Id
  placeId: Id
  conversationId: Id
  /** exactly one of visitId and staffId; neither for a notice of the service itself */
  visitId?: Id | null
  staffId?: Id | null
  clientId: Id
  kind: string
  audience: 'everyone' | 'staff'
  isHeld?: boolean
  targetSeq?: Seq | null
  /** waits for a slow room: talk of visitors that is no cry for help */
  isPaced?: boolean
  sealed: Buffer | null
}

export interface Posted {
  outcome: 'posted' | 'repeat' | 'closed' | 'paused' | 'resting' | 'after' | 'quiet' | 'slow' | 'not_seated' | 'signed_out' | 'asked_to_rest'
  seq: Seq
  /** when it was written; of a slow line, when it may come */
  at: number
}

/** One transaction: what it records is heard after its commit, and only then (rule ME1). */
export interface Tx extends Queries {
  record(...facts: Fact[]): void
  post(...rows: NewEntry[]): Promise<Posted[]>
  /** Takes the place's row for this transaction: everything numbered in this place waits behind it. */
  lockPlace(placeId: Id): Promise<void>
  /** Takes every room of an area, in one order. */
  lockRooms(areaId: Id): Promise<void>
}

export interface Store extends Queries {
  /** Runs the work in one transaction; a thrown error rolls it back. Facts go to the gate out after the commit. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Writes one line by group commit, checked and numbered in the writing statement (rules ME2, ME3). */
  post(row: NewEntry): Promise<Posted>
  /** Facts of a line written with `post`. */
  announce(...facts: Fact[]): void
  hear(listener: (facts: readonly Fact[]) => void): void
  isUp(): boolean
  /** Told when the database is back, or when nobody knows whether something was committed: news of it may be missing. */
  onDoubt(listener: () => void): void
  /** Asks the database whether it is there; never throws. */
  probe(): Promise<boolean>
  close(): Promise<void>
}

export interface AskedLimit { limit: LimitName; points: number; perMs: number }

/** A socket, as far as it counts: which, and whether it is still there. */
export interface Connection { readonly id: string; isOpen(): boolean }

export interface Live {
  /** A socket of a visit is in a place; one that fell meanwhile has departed already, and nobody would take it out again. */
  arrive(placeId: Id, visitId: Id, connection: Connection): void
  /** A socket left one place, or all of them. */
  depart(connectionId: string, placeId?: Id): Id[]
  /** A visit, or everyone, is in a place no more, by whatever socket they came. */
  vacate(placeId: Id, visitId?: Id): void
  visitorsIn(placeId: Id): number
  isConnected(visitId: Id): boolean
  /** Spends one point of a limit. @returns 0, or the milliseconds to wait. @throws Refusal when the shared counter is gone and the limit fails closed */
  take(limit: LimitName, key: string, points: number, perMs: number): number | Promise<number>
  /** The same for several limits of one person in one trip: spent in this order, none after the first that is full. */
  takeEach(key: string, asked: readonly AskedLimit[]): number | Promise<number>
  /** Tells the other nodes who is here, and learns who is there; `staff` are those with a line on this node. */
  exchange(staff: readonly Id[]): Promise<void>
  /** Does a member of staff have a line on another node, as far as was last heard? */
  isStaffElsewhere(staffId: Id): boolean
  /** Under which all nodes count addresses and logins: 32 random bytes, another each day. null: there is none that all know */
  dayKey(): Buffer | null
  /** A duty that one node at a time has. @returns whether it is this one, newly or still; where nobody can say who has it, everyone has */
  holdLease(duty: string): Promise<boolean>
  letGoLease(duty: string): Promise<void>
}

/** What is heard on this node. */
export interface HeardHere {
  hears(placeId: Id): boolean
  places(): Id[]
}

/** News between nodes. It may be lost: the truth is read back from the database. Text may pass here, it never rests. */
export interface News {
  tell(facts: readonly Fact[]): void
  /** Lines of places that are not heard here need not come, nor be read. */
  hear(listener: (facts: readonly Fact[]) => void, here: HeardHere): void
  /** The first on this node hears a place. @returns whether others may not have told of what was said until they know */
  beginToHear(placeId: Id): boolean
  /** false while other nodes may not hear: what they must know is then asked of the database */
  isUp(): boolean
  onBack(listener: () => void): void
  close(): Promise<void>
}
