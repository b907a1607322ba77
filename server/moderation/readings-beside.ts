// How a word is read stands in brackets behind it (連絡先（れんらくさき）). Of what staff say it is left out before anything is asked (rule MO3),
// so in brackets nothing else may stand in kana: 連絡先（らいんではなそう）は書かないで is no rule of the house.

const inBrackets = /([([{〔【〈<《])([ぁ-んー]+)[)\]}〕】〉>》]/gu
const wordBefore = /[一-龠々ぁ-んー]{1,10}$/u
const kanji = /[一-龠々]/gu
/** 志 is read with five kana; of several kanji each with three at most. */
const mostOfOne = 5
const mostOfEach = 3
const latinBefore = /[a-z]$/u
const latinRead = /^(?:らいん|でぃーえむ|あいでぃー?|えすえぬえす|ゆーあーるえる|いーめーる|めーる|いんすた(?:ぐらむ)?|でぃすこ(?:ーど)?|ついったー|えっくす|てぃっくとっく|ずーむ)$/u
const offer = /らいん|でぃす|でぃーえむ|いんすた|かかお|てれぐら|すかいぷ|はなそ|はなさ|はなしま|あお[うよね]|あい(?:た|ま)|あえ|まって|おいで|きて|いこ[うか]|しよう?[よねか]?$|おくる|おくって|こっそり|ないしょ|.{3}で$/u

/** @param text flat: katakana stands there as hiragana */
export function hidesWordsInBrackets(text: string): boolean {
  for (const { index, 1: bracket = '', 2: said = '' } of text.matchAll(inBrackets)) if (!'(《'.includes(bracket) || !isReadingOf(text.slice(0, index), said)) return true
  return false
}

function isReadingOf(before: string, said: string): boolean {
  if (before.endsWith(said) || (latinBefore.test(before) && latinRead.test(said))) return true
  const word = wordBefore.exec(before)?.[0] ?? ''
  const count = word.match(kanji)?.length ?? 0
  const ends = word.at(-1) ?? ''
  // 書き込み（かきこみ）: behind the last kanji both go on alike.
  const own = /[ぁ-んー]$/u.test(ends) ? (said.endsWith(ends) ? word.length - count : -1) : 0
  return count > 0 && own >= 0 && said.length <= Math.max(mostOfOne, count * mostOfEach) + own && !offer.test(said)
}
