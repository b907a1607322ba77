// Where a pattern stands in a text. `matchAll` makes the pattern anew every time, also where it finds nothing, and nearly always nothing
// is found.
const none: readonly RegExpExecArray[] = []
export const nowhere: readonly { from: number; to: number }[] = []

/** @param pattern with the flag `g` */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0
  let match = pattern.exec(text)
  if (match === null) return none
  const found: RegExpExecArray[] = []
  for (; match !== null; match = pattern.exec(text)) {
    found.push(match)
    // Past a whole letter: from within a pair the search would step back to its beginning, and never end.
    if (match[0] === '') pattern.lastIndex += (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1
  }
  return found
}

export const spansOf = (text: string, pattern: RegExp): { from: number; to: number }[] => matchesOf(text, pattern).map(spanOf)
const spanOf = ({ index, 0: whole }: RegExpExecArray): { from: number; to: number } => ({ from: index, to: index + whole.length })
