// A telling that did not arrive, with a short code for the log and the row; never what the other side answered.
import type { Id } from '#shared/ids'
import type { Log } from '../log.ts'

export class NotDelivered extends Error {
  constructor(readonly problem: string) {
    super(problem)
    this.name = 'NotDelivered'
  }
}

/** A fault of ours, such as a secret that does not open. */
export const broken = 'broken'

/** Why it did not arrive, as a code. A fault of ours is logged: the letter has failed like any other. */
export function whyNotDelivered(error: unknown, log: Log, id: Id): string {
  if (error instanceof NotDelivered) return error.problem
  log.error('a telling could not be sent', error, { id })
  return broken
}
