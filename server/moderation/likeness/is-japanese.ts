// Likeness has learned from Japanese lines: of a line in other writing it knows nothing, and says nothing.
const fewest = 3

/** @param typed the line as it was typed; its Japanese letters are at least as many as its others */
export function isJapanese(typed: string): boolean {
  let own = 0
  let other = 0
  for (let at = 0; at < typed.length; at += 1) {
    const code = typed.charCodeAt(at)
    if ((code >= 0x3041 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xff66 && code <= 0xff9f)) own += 1
    else if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code < 0x3000) || (code >= 0xac00 && code <= 0xd7a3)) other += 1
  }
  return own >= fewest && own >= other
}
