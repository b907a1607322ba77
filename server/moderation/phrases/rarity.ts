// How often a class of words stands in ordinary talk, roughly, told from its letters alone: patterns are looked at only where their
// rarest part was found. A wrong guess costs a little time and changes nothing that is found.
import { isHiragana } from '../reading/letters.ts'

const commonest = new Set('いうのかたしてんなにとはるがをもれらっまねよこすさくきり')
const chances = { commonest: 0.04, kana: 0.012, other: 0.003 }
/** What no listed word makes, such as numbers. */
export const unknownChance = 0.05

export function chanceOf(letters: string): number {
  let chance = 1
  for (const each of letters) chance *= commonest.has(each) ? chances.commonest : isHiragana(each.charCodeAt(0)) ? chances.kana : chances.other
  return chance
}
