// What a text is expected to be after it passed the house (rules ME6, ME7), written apart from the house's own reading: an
// altered line must not hide behind the code that altered it.

const most = { graphemes: 2_000, bytes: 8_000 }

function isTakenOut(point: number): boolean {
  return (
    (point < 0x20 && point !== 0x09 && point !== 0x0a) || (point >= 0x7f && point <= 0x9f) || // controls
    point === 0x061c || point === 0x200e || point === 0x200f || (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069) || // direction
    point === 0xfeff || (point >= 0xd800 && point <= 0xdfff) || (point >= 0xe0000 && point <= 0xe007f) // byte order, halves, tags
  )
}

export function asKept(text: string): string {
  const kept = [...text.split('\r\n').join('\n').split('\r').join('\n')].filter((each) => !isTakenOut(each.codePointAt(0) ?? 0)).join('')
  return kept.replace(/^\n+/, '').trimEnd()
}

/** A line that the stated rule refuses: nobody may see it. */
export function mustBeRefused(text: string): boolean {
  const kept = asKept(text)
  const seen = [...kept].filter((each) => !/[\s\u200b-\u200d\u2060]/u.test(each))
  return seen.length === 0 || Buffer.byteLength(kept) > most.bytes || [...new Intl.Segmenter('ja').segment(kept)].length > most.graphemes
}
