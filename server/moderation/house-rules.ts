// Staff say what the house does not allow, in the words of what it does not allow (rule MO3): a clause that plainly says no
// (連絡先は書かないでください), parts until next time here, or leads to help, draws nobody away. What stands wholly in such clauses is not
// held; the rest of the line is read once more without them, so that a no hides nothing beside it. In doubt it is held as anyone's.
import type { Finding } from '#shared/moderation'
import { isWordOfContact } from './categories.ts'
import { flatten } from './contact/flat.ts'
import type { Place } from './contact/phone.ts'
import { isWithin } from './contact/public-places.ts'
import { hidesWordsInBrackets } from './readings-beside.ts'
import { subjectOf, type ScreenContext, type Subject } from './subject.ts'
import { leadsToHelp } from './towards-help.ts'

export function findInStaffLine(check: (subject: Subject) => Finding[], subject: Subject): Finding[] {
  const findings = check(subject)
  if (!findings.some((each) => isAsked(each) || isWordOfContact(each))) return findings
  const rules = houseRulesIn(subject)
  const isRule = ({ span: [from, to] }: Finding): boolean => isWithin({ from, to }, rules)
  const isDrawing = (each: Finding): boolean => each.isHolding && isWordOfContact(each)
  const isHeld = rules.length === 0 || findings.some((each) => isDrawing(each) && !isRule(each)) || check(subjectOf(without(rules, subject.text), subject.context)).some(isDrawing)
  return findings.map((each) => (isAsked(each) || (!isHeld && isDrawing(each)) ? { ...each, isHolding: false } : each))
}

/** A listener is told to ask for plan and means (FI7): the question gives no method away, and must arrive. */
const isAsked = ({ category }: Finding): boolean => category === 'suicide_method_seek'

const sentence = /[^。．！？!?\n]+[。．！？!?\n]*/gu
const turn = '(?:から|ので|のに|けど|けれど|(?:ます|です|[るた])が)'
/** Behind a reason, a but or a comma something else is said; not behind one that only sets off what is spoken of. */
const clauseEnd = new RegExp(`(?<=${turn}[、,]|${turn}(?![、,])|(?<![はもをのやとど日時夜週])[、,])`, 'u')

/** Beside a place, in the line or shortly before it, until next time is until there. */
function houseRulesIn({ text, context }: Subject): Place[] {
  const rules = rulesIn(text, true)
  return place.test(flatten(without(rules, text)).text) || isPlaceBefore(context) ? rulesIn(text, false) : rules
}

const beforeMs = 60_000
const place = /駅|公園|こんびに|改札|ろーたりー|もーる|広場|喫茶店|かふぇ|ふぁみれす|まっく|すたば|図書館|前で|出口|(?<!お)うちで|ほてる|迎え|いつもの|[0-9一二三四五六七八九十]時(?!半?(?:まで|から|で(?:終|おわ|閉)))/u
const isPlaceBefore = ({ earlier, atMs }: ScreenContext): boolean => earlier.some((each) => atMs - each.atMs <= beforeMs && place.test(flatten(without(rulesIn(each.text, false), each.text)).text))

function rulesIn(text: string, mayPart: boolean): Place[] {
  const rules: Place[] = []
  for (const { 0: whole, index } of text.matchAll(sentence)) {
    let from = index
    for (const clause of leadsToHelp(saidIn(whole)) ? [whole] : whole.split(clauseEnd)) {
      const to = from + clause.length
      const last = rules.at(-1)
      const isAlone = mayPart && to === index + whole.length && (from === index || last?.to === from)
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

const beside = /[(《](?:[ぁ-んー]+|[#0-9-]+|(?:24時間|無料|匿名|救急車?|警察|消防|相談|・)+)[)》]|[\s、,「」『』]/gu
const joint = /(?:から|ので|のに|けれども?|けど|が|し)?[^\p{L}\p{N}?]*$/u
/** A rule is short: of longer ones nothing is guessed. */
const mostLetters = 60
function saidIn(clause: string): string {
  if (clause.length > 3 * mostLetters) return ''
  const { text } = flatten(clause)
  return hidesWordsInBrackets(text) ? '' : text.replace(beside, '').replace(joint, '')
}

const please = '(?:ください|下さい|ほしいです|お願いします|お願いいたします|してください|しましょう)?'
const no = new RegExp(`(?:${[
  `(?:書か|載せ|のせ|送ら|出さ|貼ら|教え|聞か|尋ね|求め|誘わ|会わ|(?:交換|紹介|勧誘|宣伝|募集|約束|やりとり|やり取り|話|誘い|こと)(?:は|を|も|など|とか)?し)ない(?:で|ように?)${please}`,
  '(?:書か|載せ|のせ|出さ)ずにお願いします',
  '(?:は|を|も)(?:書き|載せ|のせ|出し|聞き|教え)ません',
  '(?:できませ|(?:は|も)(?:会えませ|会いませ|しませ|していませ|しておりませ|いたしませ))ん',
  '(?:でき|教えられ)ない(?:の|ん|こと|決まり|きまり|るーる)?(?:になっています|になっております)?(?:です)?',
  '(?:書か|載せ|のせ|送ら|出さ|貼ら|教え|聞か|尋ね|求め|誘わ|会わ|(?:交換|勧誘|宣伝|募集|約束|やりとり|やり取り)(?:は|を|も)?し)ない(?:こと|約束|決まり|きまり|るーる)(?:です|になっています|になっております|にしています)',
  '(?:書い|載せ|のせ|送っ|出し|貼っ|教え|聞い|尋ね|求め|誘っ|会っ|(?:交換|勧誘|宣伝|募集|約束)(?:は|を|も)?し)(?:ては|ちゃ)(?:いけません|なりません|いけない(?:です|こと|約束|決まり|きまり|るーる)?(?:です|になっています)?)',
  'ご遠慮(?:ください|下さい|願います|お願いします|いただいています|いただいております)',
  '控え(?:て)?(?:ください|下さい)',
  'お断りし(?:ます|ています|ております)',
  '(?:禁止|だめ)(?:です|しています|しております|になっています|になっております)?',
  '(?:やめて|なしで)(?:ください|下さい|お願いします)',
].join('|')})[ねよー]*$`, 'u')

/** What invites, binds or hushes: beside it a no is no rule of the house. */
const drawing = /ましょ|はなそ|あおう|おくる(?:ね|よ|から)|[話会移]そ?[おろそ]|行こ|いこう|しよう|やろう|たい|て(?:ね|よ|から|くれ|あげ|ほし|る|いる)|おいで|待って|来て|きて|ないと|なければ|なきゃ|しか|より|なら(?!な)|(?:でき|送れ|会え|話せ)ます|た(?:こと|の)[はをも]|(?:親|家族|[母父](?:さん|ちゃん)?|先生|友達|友だち|運営|管理人)[にへ]|内緒|ないしょ|秘密|ひみつ|こっそり|すたっふに|ばれ|誰|遠慮し|心配|気に/u
/** What is not to be written is what it would give away, never that two talk, meet or wait. */
const hushed = new RegExp(`(?:${[
  '(?:(?<!電)話|連絡(?!先)|会|待|行|来).*(?:書[かい]|載せ|のせ|送[らっ]|出[さし]|貼[らっ])',
  '(?<!(?:わか|分か|関わ|かかわ|つなが)る)(?<=[るうくすつむぶ])こと[はをも].*(?:書[かい]|載せ|のせ|送[らっ]|出[さし]|貼[らっ]|教え)',
  '(?:みんな|(?:ほか|他)の人|他人)(?:に|へ)[はも]?(?:教え|送[らっ]|出[さし])',
].join('|')})(?:ない|ず|ては|ちゃ)`, 'u')

/** Until next time, here: no other place has room in it, nor beside it in its sentence. */
const parting = /^(?=.*(?:また|ここ|この部屋))(?:それでは|では|じゃあ?|また|次回?|今度|明日|あした|明後日|あさって|来週|毎週|今夜|今晩|夜|朝|昼|午[前後]|[月火水木金土日]曜日?|[0-9一二三四五六七八九十]{1,2}(?:時半?|月|日|分)|ごろ|頃|ここ|この部屋|[でにもの])+(?:お?会いし?ましょう|お?会(?:え|いでき)る(?:と(?:いい|うれしい|嬉しい)(?:です)?|のを(?:楽しみ|たのしみ)にして(?:い|お(?:り)?)?ます))[ねよな]?$/u
function isHouseRule(clause: string, isAlone: boolean): boolean {
  const said = saidIn(clause)
  if (said.length > mostLetters) return false
  const found = no.exec(said)
  return found ? !drawing.test(said.slice(0, found.index)) && !hushed.test(said) : (isAlone && parting.test(said)) || leadsToHelp(said)
}
