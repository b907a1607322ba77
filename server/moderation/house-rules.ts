// Staff say what the house does not allow, in the words of what it does not allow (rule MO3): a clause that plainly says no
// (連絡先は書かないでください), parts until next time here, or names a help line, draws nobody away. What stands wholly in such clauses is not
// held; the rest of the line is read once more without them, so that a no hides nothing beside it. In doubt it is held as anyone's.
import type { Finding } from '#shared/moderation'
import { isWordOfContact } from './categories.ts'
import { flatten } from './contact/flat.ts'
import type { Place } from './contact/phone.ts'
import { isWithin } from './contact/public-places.ts'
import { subjectOf, type Subject } from './subject.ts'

export function findInStaffLine(check: (subject: Subject) => Finding[], subject: Subject): Finding[] {
  const findings = check(subject)
  if (!findings.some((each) => isAsked(each) || isWordOfContact(each))) return findings
  const rules = houseRulesIn(subject.text)
  const isRule = ({ span: [from, to] }: Finding): boolean => isWithin({ from, to }, rules)
  const isDrawing = (each: Finding): boolean => each.isHolding && isWordOfContact(each)
  const isHeld = rules.length === 0 || findings.some((each) => isDrawing(each) && !isRule(each)) || check(subjectOf(without(rules, subject.text), subject.context)).some(isDrawing)
  return findings.map((each) => (isAsked(each) || (!isHeld && isDrawing(each)) ? { ...each, isHolding: false } : each))
}

/** A listener is told to ask for plan and means (FI7): the question gives no method away, and must arrive. */
const isAsked = ({ category }: Finding): boolean => category === 'suicide_method_seek'

const sentence = /[^。．！？!?\n]+[。．！？!?\n]*/gu
/** Behind a reason, a but or a comma something else is said; not behind one that only sets off what is spoken of. */
const clauseEnd = /(?<=から|ので|のに|けど|けれど|(?<![はもをのやとど日時夜週])[、,])/u

function houseRulesIn(text: string): Place[] {
  const rules: Place[] = []
  for (const { 0: whole, index } of text.matchAll(sentence)) {
    let from = index
    for (const clause of whole.split(clauseEnd)) {
      const to = from + clause.length
      const last = rules.at(-1)
      const isAlone = to === index + whole.length && (from === index || last?.to === from)
      if (isHouseRule(clause, isAlone)) {
        if (last?.to === from) last.to = to
        else rules.push({ from, to })
      }
      from = to
    }
  }
  return rules
}

const without = (places: readonly Place[], text: string): string => places.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text)

const kanaBeside = /[(《][ぁ-ん]+[)》]|[\s、,]/gu
const joint = /(?:から|ので|のに|けれども?|けど|が|し)?[^\p{L}\p{N}?]*$/u
/** A rule is short: of longer ones nothing is guessed. */
const mostLetters = 60

const please = '(?:ください|下さい|ほしいです|お願いします|お願いいたします|してください|しましょう)?'
const no = new RegExp(`(?:${[
  `(?:書か|載せ|のせ|送ら|出さ|貼ら|教え|聞か|尋ね|求め|誘わ|会わ|(?:交換|紹介|勧誘|宣伝|募集|約束|やりとり|やり取り|話|誘い|こと)(?:は|を|も|など|とか)?し)ない(?:で|ように?)${please}`,
  '(?:書か|載せ|のせ|出さ)ずにお願いします',
  '(?:は|を|も)(?:書き|載せ|のせ|出し|聞き|教え)ません',
  '(?:できませ|(?:は|も)(?:会えませ|会いませ|しませ|していませ|しておりませ|いたしませ))ん',
  '(?:でき|教えられ)ない(?:の|ん|こと|決まり|きまり|るーる)?(?:になっています|になっております)?(?:です)?',
  'ご遠慮(?:ください|下さい|願います|お願いします|いただいています|いただいております)',
  '控え(?:て)?(?:ください|下さい)',
  'お断りし(?:ます|ています|ております)',
  '(?:禁止|だめ)(?:です|しています|しております|になっています|になっております)?',
  '(?:やめて|なしで)(?:ください|下さい|お願いします)',
].join('|')})[ねよー]*$`, 'u')

/** What invites, binds or hushes: beside it a no is no rule of the house. */
const drawing = /ましょ|[話会移]そ?[おろそ]|行こ|いこう|しよう|やろう|たい|て(?:ね|よ|から|くれ|あげ|ほし|る|いる)|おいで|待って|来て|きて|ないと|なければ|なきゃ|しか|より|内緒|ないしょ|秘密|ひみつ|こっそり|すたっふに|ばれ|誰|遠慮し|心配|気に/u
/** What is not to be written is what it would give away, never that two talk, meet or wait. */
const hushed = /(?:(?<!電)話|連絡(?!先)|会|待|行|来).*(?:書か|載せ|のせ|送ら|出さ|貼ら)(?:ない|ず)/u

/** Until next time, here: no other place has room in it, nor beside it in its sentence. */
const parting = /^(?=.*(?:また|ここ|この部屋))(?:それでは|では|じゃあ?|また|次回?|今度|明日|あした|明後日|あさって|来週|毎週|今夜|今晩|夜|朝|昼|午[前後]|[月火水木金土日]曜日?|[0-9一二三四五六七八九十]{1,2}(?:時半?|月|日|分)|ごろ|頃|ここ|この部屋|[でにもの])+お?会いし?ましょうね?$/u
/** A line of help that is called ホットライン holds the name of a way to be reached. */
const towardsHelp = /^[ぁ-ん一-龠]{0,10}ほっとらいんに(?:一緒に|いっしょに)?(?:電話|相談|連絡)し(?:てみ|て)?(?:ませんか|ましょう|てください|ください)ね?\??$/u

function isHouseRule(clause: string, isAlone: boolean): boolean {
  const said = flatten(clause).text.replace(kanaBeside, '').replace(joint, '')
  if (said.length > mostLetters) return false
  const found = no.exec(said)
  return found ? !drawing.test(said.slice(0, found.index)) && !hushed.test(said) : (isAlone && parting.test(said)) || towardsHelp.test(said)
}
