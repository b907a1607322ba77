// The names, numbers and handles in the own lines are made up, and everywhere the same few. What is learned of a line that tells who
// somebody is must not hang on them: each time they are made up anew.
import { makeChance } from '../../measure/random.ts'

const kanji = [...'山川田村木石水上下中島岡崎原野谷沢森林藤松竹梅桜杉東西南北白青赤黒金高大小長広清深浅春秋夏冬月日星雪霧風花光明美里浜津瀬港湊沼池橋坂宮内外前後新古福吉富栄和平安']
const kana = [...'あいうえおかきくけこさしすせそたちつてとなにのはひふへまみむもやゆよらりるろわ']
const katakana = [...'アイウエオカキクケコサシスセソタチツテトナニノハヒフヘホマミムメモヤユヨラリルロワ']
const latin = [...'abcdefghijklmnoprstuvwyz']
const inKanji = /見本|架空|例示|例(?=[町田村区])/g
const inKana = /みほん|かくう|れいじ/g
const inKatakana = /ミホン|カクウ|レイジ/g
const inLatin = /example|mihon|kakuu|reiji|hanako|saburo|taro|jiro|shiro/gi
const digit = /[0-9０-９]/g
const wideZero = 0xff10

export function makeRenaming(seed: number): (text: string) => string {
  const chance = makeChance(seed)
  const word = (letters: readonly string[], count: number): string => Array.from({ length: count }, () => letters[chance.whole(letters.length)]).join('')
  return (text) => text
    .replace(inKanji, () => word(kanji, 2))
    .replace(inKana, () => word(kana, 3))
    .replace(inKatakana, () => word(katakana, 3))
    .replace(inLatin, () => word(latin, 4 + chance.whole(3)))
    .replace(digit, (each) => (each <= '9' ? String(chance.whole(10)) : String.fromCharCode(wideZero + chance.whole(10))))
}
