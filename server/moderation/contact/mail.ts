// Mail addresses, also said in words: taro あっと example どっと com, taroでジーメール.
import type { Flat } from './flat.ts'
import { matchesOf, nowhere } from './matches.ts'
import type { Place } from './phone.ts'

const at = '(?:@{1,2}|あっとまーく|あっと|\\(at?\\)|\\[at\\]|<at>|☆|★|◎|㊀)'
const dot = '(?:\\.|。|どっと|\\(dot\\)|\\[dot\\]|・|てん|ぽち)'
const address = new RegExp(`(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}\\s{0,2}${at}\\s{0,2}[a-z0-9-]{2,40}(?:\\s{0,2}${dot}\\s{0,2}(?:[a-z]{2,12}|こむ|しーおーえむ|じぇーぴー)){1,4}`, 'gu')
const halves = new RegExp(`(?<![a-z0-9._%+-])[a-z0-9._%+-]{2,64}\\s{0,2}(?:あっとまーく|あっと|\\(at\\)|@)\\s{0,2}(?:じーめーる|gmail|やふー|yahoo|どこも|docomo|icloud|あいくらうど|いーじーうぇぶ|ezweb|au|そふとばんく|softbank|outlook|hotmail|ほっとめーる|[a-z]{3,20})`, 'gu')
const provider = /(?<![a-z0-9._-])[a-z][a-z0-9._-]{3,40}\s{0,2}(?:で|の|は|、|に|@)?\s{0,2}(?:じーめーる|gmail|g-mail|ぐーぐるめーる|やふーめーる|やふめ|yahooめーる|どこもめーる|どこも|icloud|あいくらうど|ezweb|いーじーうぇぶ|そふとばんく|softbank|outlook|あうとるっく|hotmail|ほっとめーる)/gu
const behind = /(?<![a-z0-9._-])[a-z][a-z0-9._-]{3,40}[^a-z0-9\n]{0,8}(?:うしろ|後ろ|あと|続けて)[^a-z0-9\n]{0,6}(?:じーめーる|gmail|やふー|やふめ|どこも|docomo|icloud|あいくらうど|ezweb|そふとばんく|outlook|あうとるっく|hotmail|ほっとめーる|あっと)/gu
const before = /(?:じーめーる|gmail|やふーめーる|icloud|あいくらうど|めあど|めーるあどれす|あどれす)\s{0,2}(?:は|の|で|:|、|が|、|:)?\s{0,2}[a-z][a-z0-9._-]{3,40}/gu

export function mailsIn({ text, hasLatinOrDigit }: Flat): readonly Place[] {
  if (!hasLatinOrDigit) return nowhere
  const found: Place[] = []
  for (const pattern of [address, halves, provider, behind, before]) {
    for (const { index, 0: whole } of matchesOf(text, pattern)) {
      if (!found.some(({ from, to }) => from < index + whole.length && index < to)) found.push({ from: index, to: index + whole.length })
    }
  }
  return found
}
