// Readings above kanji (rule LK20). The easy catalogue writes them as 漢字《かんじ》, or ｜1日《ついたち》 where the base is not kanji alone;
// inside a string they travel between Unicode's marks for interlinear annotation, which no person's text contains (rule ME7).
// Screens turn them into <ruby>; where no markup can stand (labels, titles, what is sent), the base alone is left.
const marks = /\ufff9([^\ufff9-\ufffb]*)\ufffa([^\ufff9-\ufffb]*)\ufffb/g
const written = /(?:｜([^《｜]+)|([々〆ヶ一-龠]+))《([^》]+)》/g

/** yomi`話《はな》します`. What is put in by ${…} stays as it is: a name is never read as notation. */
export function yomi(parts: TemplateStringsArray, ...values: readonly unknown[]): string {
  return parts.map((part, i) => part.replace(written, (_, marked?: string, kanji?: string, reading?: string) => `\ufff9${marked ?? kanji}\ufffa${reading}\ufffb`) + String(values[i] ?? '')).join('')
}

/** A place where a line may break, put in when the pages are built (rule LK22). */
const mayBreak = '\u200b'

export const hasReadings = (text: string): boolean => text.includes('\ufff9')
export const hasMarks = (text: string): boolean => hasReadings(text) || text.includes(mayBreak)

/** The words alone. */
export function plainWords(text: string): string {
  return hasMarks(text) ? text.replace(marks, '$1').replaceAll(mayBreak, '') : text
}

export type Piece = string | { base: string; reading: string } | null

/** null: a line may break here */

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const words = (to: number) => {
    text
      .slice(at, to)
      .split(mayBreak)
      .forEach((part, i) => pieces.push(...(i > 0 ? [null] : []), ...(part === '' ? [] : [part])))
  }
  for (const found of text.matchAll(marks)) {
    words(found.index)
    pieces.push({ base: found[1] ?? '', reading: found[2] ?? '' })
    at = found.index + found[0].length
  }
  words(text.length)
  return pieces
}
