// Readings above kanji (rule LK20). The easy catalogue writes them as 漢字《かんじ》, or ｜1日《ついたち》 where the base is not kanji alone;
// inside a string they travel between Unicode's marks for interlinear annotation, which no person's text contains (rule ME7).
// Screens turn them into <ruby>; where no markup can stand (labels, titles, what is sent), the base alone is left.
const marks = /\ufff9([^\ufff9-\ufffb]*)\ufffa([^\ufff9-\ufffb]*)\ufffb/g
const written = /(?:｜([^《｜]+)|([々〆ヶ一-龠]+))《([^》]+)》/g

/** yomi`話《はな》します`. What is put in by ${…} stays as it is: a name is never read as notation. */
export function yomi(parts: TemplateStringsArray, ...values: readonly unknown[]): string {
  return parts.map((part, i) => part.replace(written, (_, marked?: string, kanji?: string, reading?: string) => `\ufff9${marked ?? kanji}\ufffa${reading}\ufffb`) + String(values[i] ?? '')).join('')
}

export function hasReadings(text: string): boolean {
  return text.includes('\ufff9')
}

export function withoutReadings(text: string): string {
  return hasReadings(text) ? text.replace(marks, '$1') : text
}

export type Piece = string | { base: string; reading: string }

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const found of text.matchAll(marks)) {
    if (found.index > at) pieces.push(text.slice(at, found.index))
    pieces.push({ base: found[1] ?? '', reading: found[2] ?? '' })
    at = found.index + found[0].length
  }
  if (at < text.length) pieces.push(text.slice(at))
  return pieces
}
