// A rule's pattern: classes and words one after another, with how far apart they may stand. There is no repetition and no way back,
// so no pattern can run away. `a + b` at once; `a ~ b` near; `a .. b` a little further; `a ... b` in the same sentence;
// `a ; b` later in the message; `<a` where a clause starts, `a>` where it ends, `a|>` a or the clause's end; `x & y` both in the message; `x ! y` but y not in the sentence; `x !! z` z nowhere in the message.

/** `mayEnd`: the end of the clause will do in its place. */
export type Item = { alternatives: string[]; isAtClauseStart: boolean; isAtClauseEnd: boolean; mayEnd: boolean }
/** `reach` is the most letters between an item and the one before it. */
export type Chain = { items: Item[]; joins: Join[] }
export type Join = { reach: number; scope: 'near' | 'sentence' | 'message' }
export type Pattern = { all: Chain[]; notInSentence: Chain[]; notInMessage: Chain[] }

const joins: Record<string, Join> = {
  '+': { reach: 0, scope: 'near' }, '~': { reach: 6, scope: 'near' }, '..': { reach: 16, scope: 'near' }, '...': { reach: Number.POSITIVE_INFINITY, scope: 'sentence' },
  ';': { reach: Number.POSITIVE_INFINITY, scope: 'message' },
}

export function parsePattern(written: string): Pattern {
  const pattern: Pattern = { all: [], notInSentence: [], notInMessage: [] }
  let into = pattern.all
  let words: string[] = []
  const close = (): void => {
    into.push(parseChain(words, written))
    words = []
  }
  for (const word of written.trim().split(/\s+/)) {
    if (word === '&' || word === '!' || word === '!!') {
      close()
      into = word === '&' ? pattern.all : word === '!' ? pattern.notInSentence : pattern.notInMessage
    } else words.push(word)
  }
  close()
  return pattern
}

function parseChain(words: string[], written: string): Chain {
  const chain: Chain = { items: [], joins: [] }
  words.forEach((word, at) => {
    if (at % 2 === 1) {
      const join = joins[word]
      if (!join) throw new Error(`no such join: ${word} in ${written}`)
      chain.joins.push(join)
      return
    }
    if (joins[word]) throw new Error(`a word is missing in ${written}`)
    const isAtClauseStart = word.startsWith('<')
    const mayEnd = word.endsWith('|>')
    const isAtClauseEnd = !mayEnd && word.endsWith('>')
    const core = word.slice(isAtClauseStart ? 1 : 0, mayEnd ? -2 : isAtClauseEnd ? -1 : undefined)
    chain.items.push({ alternatives: splitAlternatives(core), isAtClauseStart, isAtClauseEnd, mayEnd })
  })
  if (chain.items.length === 0 || chain.items.length !== chain.joins.length + 1) throw new Error(`a word is missing in ${written}`)
  return chain
}

/** Top-level `|` only: brackets belong to a word. */
function splitAlternatives(word: string): string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at <= word.length; at += 1) {
    const one = word.charAt(at)
    if (one === '(') depth += 1
    if (one === ')') depth -= 1
    if ((one === '|' && depth === 0) || at === word.length) {
      found.push(word.slice(from, at))
      from = at + 1
    }
  }
  if (found.some((each) => each === '')) throw new Error(`an empty alternative: ${word}`)
  return found
}
