// Coming in begins with the tap: the visit is asked for while what is inside may still be on its way, a round trip sooner.
import { call } from '#client/api.ts'

let asked: ReturnType<typeof ask> | null = null
const ask = () => call('enter', {})

export function askForVisitEarly(): void {
  asked ??= ask()
}

/** The answer that was asked for early, once; otherwise one asked for now. */
export function visitAskedFor(): ReturnType<typeof ask> {
  const early = asked
  asked = null
  return early ?? ask()
}
