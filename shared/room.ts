// A room and its openings (開催). States and moves are one table (rule RO1); ひとやすみ is `resting`.
import * as z from 'zod/mini'

export const roomKinds = ['talk', 'quiet', 'theme', 'broadcast', 'no_crosstalk', 'solo_note'] as const
export const RoomKind = z.enum(roomKinds)
export type RoomKind = (typeof roomKinds)[number]

export const audiences = ['everyone', 'first_timers', 'women', 'from_40', 'young', 'lgbtq', 'family'] as const
export const RoomAudience = z.enum(audiences)
export type RoomAudience = (typeof audiences)[number]

export const roomStates = ['closed', 'open', 'paused', 'resting', 'after'] as const
export const RoomState = z.enum(roomStates)
export type RoomState = (typeof roomStates)[number]

export const roomMoves = ['open', 'pause', 'resume', 'rest', 'wake', 'wake_paused', 'fade', 'reopen', 'close'] as const
export type RoomMove = (typeof roomMoves)[number]

// pause is the host's choice and ends by the host, also when the room rested meanwhile; rest is the rule's (no host, or no supervisor)
// and ends by itself, in what it began from.
// after (あとの間): the words are gone, nobody new comes in, those who are there may stay in the light for a while (rule RO12);
// reopened, those in the light talk on, and the words that went stay gone.
export const roomTable: Record<RoomState, Partial<Record<RoomMove, RoomState>>> = {
  closed: { open: 'open' },
  open: { pause: 'paused', rest: 'resting', fade: 'after', close: 'closed' },
  paused: { resume: 'open', rest: 'resting', fade: 'after', close: 'closed' },
  resting: { wake: 'open', wake_paused: 'paused', close: 'closed' },
  after: { reopen: 'open', close: 'closed' },
}

export function stepRoom(state: RoomState, move: RoomMove): RoomState | undefined {
  return roomTable[state][move]
}

/** Why a host slows, locks, pauses, quiets or closes, and why that ends: a code for the record, words in texts/. */
export const roomReasons = ['heated', 'flood', 'care', 'breath', 'short_handed', 'ended', 'over', 'other'] as const
export const RoomReason = z.enum(roomReasons)
export type RoomReason = (typeof roomReasons)[number]

/** One line in so many milliseconds for each person; 0 is no slow mode. */
export const slowSteps = [0, 10_000, 30_000, 60_000, 120_000] as const
export const SlowMs = z.int().check(z.minimum(0), z.maximum(600_000))

/** Why the house's own rule slows or rests a room. */
export const ruleReasons = ['nobody', 'queue'] as const
export type RuleReason = (typeof ruleReasons)[number]

/** How many are here, as light: never a number (rule RO7). */
export const presenceBands = ['closed', 'host_only', 'few', 'some', 'many'] as const
export type PresenceBand = (typeof presenceBands)[number]

const bounds = { few: 1, some: 4, many: 9 } as const

/** Ranges overlap by one, so that a single coming or going seldom changes the light. */
export function stepPresence(previous: PresenceBand, visitors: number): PresenceBand {
  const plain: PresenceBand = visitors >= bounds.many ? 'many' : visitors >= bounds.some ? 'some' : visitors >= bounds.few ? 'few' : 'host_only'
  if (previous === 'many' && visitors === bounds.many - 1) return 'many'
  if (previous === 'some' && visitors === bounds.some - 1) return 'some'
  return plain
}
