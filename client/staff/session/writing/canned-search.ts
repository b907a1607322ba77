// 「；」 opens the canned lines; what follows it narrows them, by what they say or by how they read.
import { staffTexts } from '#client/staff/words.ts'

export type Canned = (typeof staffTexts.session.canned)[number]

const katakana = /[ァ-ヶ]/g

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(katakana, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
}

/** null when nothing is being searched. */
export function cannedFor(draft: string): Canned[] | null {
  if (!/^[;；]/.test(draft)) return null
  const words = folded(draft.slice(1)).split(/\s+/).filter(Boolean)
  return staffTexts.session.canned.filter((one) => words.every((word) => folded(`${one.say} ${one.read} ${one.text}`).includes(word)))
}
