// The ladder (rules ES6, ES7): which group on call is called now, and when the next one is. Pure. A rung is how often it has climbed;
// past the last group stands everyone, who are called again and again.
import type { OnCallRow } from '../../storage/postgres/on-call.ts'

export interface LadderSettings { ladderMs: readonly number[]; ladderAgainMs: number }
export interface Standing { rung: number; climbsAt: number }

/** The people on call, group by group in the order of their rungs; without a list there is one group: whoever is on duty. */
export function groupsOf<R extends Pick<OnCallRow, 'rung'>>(onCall: readonly R[]): R[][] {
  const rungs = [...new Set(onCall.map(({ rung }) => rung))].sort((a, b) => a - b)
  return rungs.length === 0 ? [[]] : rungs.map((rung) => onCall.filter((row) => row.rung === rung))
}

export function isCallingEveryone(rung: number, groups: number): boolean {
  return rung >= groups
}

/** Milliseconds from the beginning until a rung is left; a longer list goes on in the last steps' rhythm. */
export function leavesAfterMs(rung: number, { ladderMs, ladderAgainMs }: LadderSettings): number {
  const last = ladderMs.length - 1
  return rung <= last ? (ladderMs[rung] ?? ladderAgainMs) : (ladderMs[last] ?? 0) + (rung - last) * ladderAgainMs
}

/** With nobody on duty there is no time to lose on single rungs: everyone is called at once. */
export function beginLadder(now: number, groups: number, isAnyoneOnDuty: boolean, settings: LadderSettings): Standing {
  return isAnyoneOnDuty ? { rung: 0, climbsAt: now + leavesAfterMs(0, settings) } : { rung: groups, climbsAt: now + settings.ladderAgainMs }
}

export function climbLadder(from: Standing, now: number, groups: number, isAnyoneOnDuty: boolean, settings: LadderSettings): Standing {
  const rung = isAnyoneOnDuty ? Math.min(from.rung + 1, groups) : groups
  if (isCallingEveryone(rung, groups)) return { rung, climbsAt: now + settings.ladderAgainMs }
  // Counted from where the last rung should have been left, so that a restart in between delays nobody.
  return { rung, climbsAt: from.climbsAt + Math.max(0, leavesAfterMs(rung, settings) - leavesAfterMs(from.rung, settings)) }
}

/** Whom a rung calls: its group, or everyone. */
export function calledAt<R>(rung: number, groups: readonly R[][]): R[] {
  return isCallingEveryone(rung, groups.length) ? groups.flat() : [...(groups[rung] ?? [])]
}
