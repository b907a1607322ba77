// Names of the channels, in one place, so that a slip of the pen cannot make a private room public (rule WI6).
import type { Id } from '#shared/ids'

export const channel = {
  /** visitors seated in a place and connected */
  visitorsIn: (placeId: Id) => `place:${placeId}:visitors`,
  /** staff with a right to hear a place */
  staffIn: (placeId: Id) => `place:${placeId}:staff`,
  visit: (visitId: Id) => `visit:${visitId}`,
  staff: (staffId: Id) => `staff:${staffId}`,
  /** the sockets of one sign-in, by the hash of its secret */
  staffSession: (idHash: string) => `session:${idHash}`,
  /** every visitor of an area: light of the rooms, nothing else */
  porch: (areaId: Id) => `porch:${areaId}`,
  desk: (areaId: Id) => `desk:${areaId}`,
  board: (areaId: Id) => `board:${areaId}`,
} as const

const ofPlace = /^place:([0-9a-f-]{36}):(visitors|staff)$/

/** The place a channel is of, if it is of one. */
export const placeOf = (name: string): Id | undefined => ofPlace.exec(name)?.[1]
