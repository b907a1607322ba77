// What everyone saw of one run: what was asked and how it was answered, what the database holds, what each reader read, who was
// asked to rest and when. Written down by clients and read from the database; judged by check-history.ts and nothing else.

/** One line that somebody tried to say, over all its retries. Moments are of one monotonic clock. */
export interface Asked {
  id: string
  by: string
  place: string
  /** first try */
  askedAt: number
  /** null: nobody ever said that it was written */
  ackedAt: number | null
  seq: number | null
  refused: string | null
  /** where it was written, if it was asked for at one place only */
  url?: string
}

/** One row of the log as the database holds it in the end. */
export interface Stored {
  place: string
  seq: number
  /** the client's id; notices of the service have ids of their own */
  id: string
  isLine: boolean
  /** what it says, when it was opened again; null when not looked at */
  says: string | null
  /** microseconds of the commit, by the database */
  committedAt: number | null
}

/** What one reader has in one place when all is over: seq → the line's id, null for what is no line of ours (notices) or has not its words: no run in which readers are judged hides or holds a line. */
export interface Heard {
  reader: string
  place: string
  lines: readonly (readonly [seq: number, id: string | null])[]
  /** has to be complete up to the end of the place */
  isWhole: boolean
}

/** Lines of a place in the order in which one connection told them unasked, and where that connection went to. */
export interface Told { reader: string; url: string; place: string; seqs: readonly number[] }

/** From this commit on no line of this person may stand in the place. */
export interface Silenced {
  by: string
  place: string
  /** by the database; null when only the answer is known */
  committedAt: number | null
  /** by the database: from here on they may again; null: never */
  untilCommittedAt: number | null
  /** nor may they hear the place any more: after a rest and a closing, not after a pause */
  isDeafened: boolean
  /** when the asker was answered */
  answeredAt: number
}

/** A line came to a person that was written at this moment of the database's clock, in microseconds. */
export interface HeardAt { by: string; place: string; writtenAt: number }

/** From this commit on until that one nobody new sits down in the place. */
export interface Locked { place: string; committedAt: number; untilCommittedAt: number }

/** A person sat down in the place at this commit. */
export interface SatDown { by: string; place: string; committedAt: number }

export interface Raised { raiseId: string; by: string; isAnswered: boolean }
export interface Escalation { id: string; raiseIds: readonly string[]; by: string; notices: number; delivered: number }

export interface History {
  asked: Asked[]
  stored: Stored[]
  heard: Heard[]
  told: Told[]
  silenced: Silenced[]
  heardAfter: HeardAt[]
  locked: Locked[]
  seated: SatDown[]
  raised: Raised[]
  escalations: Escalation[]
  /** rules the rig itself saw broken: false acknowledgement, two winners, told too late */
  broken: string[]
}

export function emptyHistory(): History {
  return { asked: [], stored: [], heard: [], told: [], silenced: [], heardAfter: [], locked: [], seated: [], raised: [], escalations: [], broken: [] }
}
