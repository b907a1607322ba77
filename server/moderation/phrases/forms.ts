// Words of the lists written short: (a|b|) for what may vary, verbs by their kind of conjugation. Each becomes plain strings, so that
// matching needs no search that could run away.

/** One written form: what to find, and what must stand around it. */
export type Form = {
  text: string
  /** must begin a word (`^`), must end a clause (`$`) */
  isAtStart: boolean
  isAtEnd: boolean
  /** must be asked (`？`) */
  isAsked: boolean
  /** letters that must not follow at once (`/るた`) */
  notBefore: string
}

const mostForms = 4_000

export function expandForm(written: string): Form[] {
  const [core = '', notBefore = ''] = written.split('/')
  return expand(core).filter((text) => text !== '').map((text) => {
    const isAtStart = text.startsWith('^')
    const isAtEnd = text.endsWith('$')
    const isAsked = text.endsWith('？')
    return { text: text.slice(isAtStart ? 1 : 0, isAtEnd || isAsked ? -1 : undefined), isAtStart, isAtEnd, isAsked, notBefore }
  })
}

/** (a|b) written out; groups may stand in groups. */
export function expand(written: string): string[] {
  let at = 0
  const all = alternatives()
  if (at < written.length) throw new Error(`a bracket too many: ${written}`)
  return all

  function alternatives(): string[] {
    const found: string[] = [...sequence()]
    while (written.charAt(at) === '|') {
      at += 1
      found.push(...sequence())
    }
    return found
  }

  function sequence(): string[] {
    let made = ['']
    while (at < written.length && !'|)'.includes(written.charAt(at))) {
      let next: string[]
      if (written.charAt(at) === '(') {
        at += 1
        next = alternatives()
        if (written.charAt(at) !== ')') throw new Error(`a bracket is open: ${written}`)
        at += 1
      } else {
        next = [written.charAt(at)]
        at += 1
      }
      if (made.length * next.length > mostForms) throw new Error(`too many forms: ${written}`)
      made = made.flatMap((head) => next.map((tail) => head + tail))
    }
    return made
  }
}
