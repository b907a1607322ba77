// Where a Japanese heading or button may break (rule LK22): between phrases, marked at build time for browsers that do not know
// `word-break: auto-phrase`. A phrase begins where kana give way to kanji, katakana, digits or an opening bracket, and after 、.
// Good enough for short sentences of our own; people's words are never touched.
const particles = 'をにはがもでとのへや'
const opens = /[一-龠々ァ-ヶA-Za-z0-9「『（]/
const kana = /[ぁ-ん]/
const shortest = 9
const longest = 34
export const mayBreak = '\u200b'

/** @param {string} text */
export function breakPhrases(text) {
  const letters = [...text]
  let out = ''
  let run = 0
  letters.forEach((letter, i) => {
    const before = letters[i - 1] ?? ''
    const opensHere = opens.test(letter) && kana.test(before)
    // 呼び名, 見え方: one kana that is no particle belongs to the word it stands in; お and ご belong to what follows.
    const isInside = run === 1 && !particles.includes(before)
    if ((opensHere && !isInside && before !== 'お' && before !== 'ご') || before === '、' || (letter === '（' && i > 0)) out += mayBreak
    run = kana.test(letter) ? run + 1 : 0
    out += letter
  })
  return out
}

/** Every short literal of a file of sentences; long ones are paragraphs, which break as paragraphs do. @param {string} code */
export function breakLiterals(code) {
  return code.replace(/'([^'\\\n]*)'/g, (whole, text) => (text.length < shortest || text.length > longest || !kana.test(text) || text.includes('。') ? whole : `'${breakPhrases(text)}'`))
}
