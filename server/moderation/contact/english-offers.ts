// Offers and questions in English that would draw somebody away from here: onto another service, into private, to a meeting (rule MO3).
// The lists (rules.tsv) are made for Japanese, where letters say where a word ends; here that is told by spaces, and who does it to whom by
// the words before: what others did or asked, a no, and what leads to help or to the house's own staff is nobody's offer.
import type { Flat } from './flat.ts'
import { spansOf } from './matches.ts'
import type { Place } from './phone.ts'

type Offer = { category: 'solicit_contact' | 'solicit_meet'; rule: string; place: Place }

const app = "(?:d[i1]sc[o0]rd|insta(?:gram)?|ig|l[i1]ne|telegram|whats ?app|wechat|kakao(?: ?talk)?|snap(?:chat)?|skype|signal|twitter|tik ?tok|facebook|fb|messenger|viber|facetime|bluesky)"
/** Where two talk unseen; what is read by all is often only spoken of. */
const unseen = '(?:d[i1]sc[o0]rd|l[i1]ne|telegram|whats ?app|wechat|kakao(?: ?talk)?|snap(?:chat)?|skype|signal|viber)(?! of|[a-z0-9\'])'
const service = `(?:${app}|x|zoom|steam|psn|reddit|mastodon|e ?mail|gmail|dms?|pms?|vc|sms|phone|socials?)`
const by = `(?:on|over|via|through|by|in|at|to|with|using|onto|into) (?:my |the |your |our |a )?${service}(?! of|[a-z0-9'])`
const word = "(?:[a-z0-9']+ )"
const end = '(?= ?(?:[.,!?;:\\n]|$))'
const elsewhere = '(?:somewhere (?:else|more private|private|quiet(?:er)?|safer|different|the|that|where|without|no|nobody)|elsewhere|(?:another|a different|some other|other) (?:app|site|place|chat|server|platform)|(?:off|outside)(?: of)? (?:here|this|the (?:site|app|room|chat|house))|without (?:the )?(?:others?|everyone|staff|mods)|just (?:us|the two of us|you and me))'
const away = `(?:${by}|${elsewhere}|(?:in )?private(?:ly)?(?![a-z0-9'])|alone(?![a-z0-9']))`
/** No word of what is to be spoken about: to be alone is a thing to speak of. */
const spokenWith = "(?:(?!about (?!(?:it|this|that|things|everything) ))[a-z0-9']+ )"
const yours = '(?:your|ur|yr)'
const you = '(?:you|u|ya)(?![a-z0-9\'])'
const reached = `(?:${app}|@|(?:phone |cell |mobile |telephone )?number(?! (?:one|1|two))|phone|contacts?(?: info| details)?|socials?|handle|user ?name|id|tag|e ?mail|address|account)(?! of|[a-z0-9'])`
const together = "(?:let'?s|let us|can we|could we|shall we|should we|we (?:can|could|should)|how about we|why don'?t we|maybe we|(?<![a-z'] *)want to|(?<![a-z'] *)wanna|you (?:want to|wanna)|would you like to)"
const gives = "(?:i'?ll|i will|i can|i could|let me|lemme|i'?m (?:gonna|going to)|gonna|i (?:want to|wanna)|i'?d love to|should i|shall i|may i|can i)"
const sends = '(?:dm|pm|text|message|msg|add|e ?mail)'

/** The widest: who else it is said of may stand behind it too. */
const spokenOf = 'EN-10'

/** Spaces of any number, and what stands between words as one. */
const saying = (source: string): RegExp => new RegExp(`(?<![a-z0-9'])(?:${source.replaceAll(' ?', ' *').replaceAll(/ (?!\*)/g, ' +')})`, 'gu')
const offers: readonly (readonly [rule: string, category: Offer['category'], pattern: RegExp])[] = [
  ['EN-1', 'solicit_contact', saying(`(?:dm|pm|inbox|direct message|private message|message|msg|text|e ?mail) me(?![a-z0-9'])|(?:shoot|drop|send|leave) me a (?:dm|pm|message|text|msg)(?![a-z])|hmu(?![a-z])|slide into my dms?|my dms? (?:are|is|r) (?:always |also )?open`)],
  ['EN-2', 'solicit_contact', saying(`(?:add|find|follow|call|contact|reach|ring|ping|snap|hit|look|search|write|reply to|respond to|answer|talk to|write to|chat with|get) (?:for )?me (?:up )?(?:back |there |later |now )?(?:${by}|privately|directly)|(?:add|call|contact|reach|ring|ping|snap|hit) me (?:up )?(?:back |there |later |now )?(?:tonight|later|any ?time|sometime|tomorrow|outside|instead)|(?:find|add|reach|meet|message|text|write|talk to) me there|(?:add|follow|call|text|message) my ${reached}|(?:send|show) (?:me|us) ${word}{0,4}(?:on|via|over|in) ${app}(?![a-z0-9'])|(?:reach|write|find) me at ${word}{0,3}(?:gmail|yahoo|outlook|icloud)|i (?:can be|am) (?:reached|found) ${by}|add me(?: pls| please| up| back| too| there)?${end}|add me as a friend(?![a-z])`)],
  ['EN-3', 'solicit_contact', saying(`(?:(?:can|could|may|should|shall) i|mind if i|ok(?:ay)? (?:if i|to|for me to)|${gives}) (?:just |also |then |always )?(?:${sends} ${you}(?! (?:here|in this room|to (?:the|our|a) (?:[a-z]+ )?(?:list|queue|talk|room))(?![a-z]))|follow ${you} (?:back|too|there|${by}))|(?:check|open) ${yours} dms?(?![a-z])|(?:dm'?d|dmed) ${you}|(?:send|accept) (?:me |my )(?:a |your )?friend req|(?:send|sent|sending) ${you} (?:a |an |my )?(?:friend req|invite|dm(?![a-z])|request)`)],
  ['EN-4', 'solicit_contact', saying(`${together} ${word}{0,2}(?:talk|chat|speak|continue|carry on|keep|move|switch|go|take|hang ?out|be friends|(?:keep|stay) in touch|use|call|connect|text|message|vc|play|do) (?:${word}{0,4}(?:${by}|${elsewhere}|(?:in )?private(?:ly)?(?![a-z0-9']))|${spokenWith}{0,4}${app}${end})|${together} ${word}{0,2}(?:talk|chat|speak|continue|hang ?out) ${spokenWith}{0,4}alone(?![a-z0-9'])|(?:we'?d|we would|we'?ll) ${word}{0,4}(?:on|over|via) ${app}(?![a-z0-9'])|(?:up|down) for (?:a |some )?(?:chat|call|talk|game|vc) ${by}|(?:i'?d|i would) (?:like|love|prefer|rather)(?: to)? (?:talk|chat|speak|continue) (?:(?:with|to) ${you} ${word}{0,3}${away}|(?:on|over|via|in) (?:${app}|private messages?|dms?|pms?)(?![a-z0-9']))|${together} ${word}{0,2}(?:switch to (?:video|voice|a call)|vc|voice ?call|voice ?chat|video ?call|video ?chat|facetime|(?:hop|get) on a call)(?![a-z])`)],
  ['EN-5', 'solicit_contact', saying(`what(?:'?s| is| are) ${yours} (?:own )?${reached}|what(?:'?s| is| are) ${yours} l[i1]ne (?:id|name)|(?:do )?(?:you|u|anyone|anybody|someone)(?: all| guys)? (?:have|has|got|use|on)(?: a| an| any)? ${app}(?: too| here| acc| account| id)?${end}|(?<![a-z'] *)(?:got|have)(?: a| an| any)? ${app}${end}|(?:can|could|may) i (?:have|get|ask|take|know)(?: for)? ${yours} ${reached}|(?:give|send|tell|show|drop|share|post|leave)(?: me| us)? ${yours} ${reached}|(?<![a-z'] *)${yours} (?:${app}|@)(?: id| name)?${end}|(?:what|which) app (?:do|can|should) (?:you|we)|how (?:can|do|could|would) (?:i|we) (?:contact|find|add|message|text|dm) ${you} (?:outside|elsewhere|later|after|again|${by})`)],
  ['EN-6', 'solicit_contact', saying(`${gives} (?:just |also |then |always )?(?:give|send|tell|dm|drop|share|leave|show|text|write)(?: (?:you|u|ya|everyone|y'all))? my ${reached}|(?:here'?s|here is|this is) my ${reached}|(?:i'?ll|i will|let me|i can|i could|we'?ll|i'?m going to|gonna) ${word}{0,2}(?:tell|send|explain|reply|answer|write|talk|wait|show|meet)(?: to| for)? ${you} ${word}{0,3}${away}|(?:want|take|save|keep|note) my ${reached}|here'?s (?:the|a|my) (?:link|invite) (?:to|for) (?:my|our|the (?:group|server))|(?:i'?ll|i can|let me|i could|i want to) invite you to (?:my|our|the|a) (?:${app}|group|server|chat|place|house|home)|(?:sent|sending) ${you} my ${reached}|my ${app} is open|(?:swap|exchange|trade) (?:our |your )?(?:numbers?|contacts?|ids|lines?|discords?|instas?|e ?mails?|socials?|phone numbers?|${app})(?![a-z])`)],
  ['EN-7', 'solicit_contact', saying(`(?:i'?m|i am) (?:also |always |mostly )?(?:on|in|over on) ${app} (?:as|under|if you|if u|if anyone|so add)|${app} ${word}{0,4}same (?:name|user ?name|handle|id|nick(?:name)?|tag)|same (?:name|user ?name|handle|id|nick(?:name)?|tag) (?:${word}{0,2})${by}|(?:come|hop|get|jump|move)(?: over| with me)? (?:to|on|onto|into|in) (?:my |our )?(?:${app}|vc)(?: with me| server| group| channel)?(?![a-z0-9'])|(?:come|hop)(?: over)? (?:to|on|into|in) my (?:server|group|channel)|(?:(?:group|server|channel) (?:on|in) ${app}|${app} (?:group|server|channel))[ ,]{1,3}${word}{0,3}(?:join|come in|enter)|join (?:my|our|the|this|me (?:on|in)|us (?:on|in)) (?:private )?(?:${app}|server|group chat)`)],
  ['EN-8', 'solicit_contact', saying(`(?:is there|do you know|i know|there is|there'?s) ${word}{0,2}(?:(?:(?:some|any)where|(?:a|some) ?place) (?:else|more private|private|without [a-z]+|nobody [a-z]+)|elsewhere|(?:an|another|a different|some other|other) (?:app|site|chat|server|platform|group)|a server|${app}) ${word}{0,2}(?:we|us) (?:can|could|to)|(?:don'?t|do not) (?:write|say|post|type|talk|answer|reply)(?: about)?(?: it| that| this| them| anything)?(?: in| on)? here[.,!]? ${word}{0,4}(?:${by}|privately|somewhere else|elsewhere)|(?:talk|chat|go|message|dm|place|app|site|server) ${word}{0,4}(?:where|without|so) ${word}{0,2}(?:staff|mods?|moderators?|hosts?|admins?) (?:can'?t|cannot|won'?t|don'?t|knowing|seeing|reading)`)],
  [spokenOf, 'solicit_contact', saying(`(?<!(?:when|for) )(?:you|we|us|me) (?!(?:[a-z']+ ){0,4}(?:[a-z]+ed|played|met|was|were|had|don'?t|not|never) )${word}{0,4}(?:on|over|via|through) (?:my |our |your )?${unseen}|(?:on|over|via|through) ${unseen} (?:with|to|for) (?:me|you|us)(?![a-z0-9'])`)],
  ['EN-9', 'solicit_meet', saying(`${together} ${word}{0,2}(?:meet(?: up)?|hang ?out|get together|get (?:a )?coffee|grab (?:a )?(?:coffee|drink|bite|lunch|dinner)) (?!again|here)${word}{0,4}(?:irl|in real life|in person|offline|face to face|outside|(?:at|near|by) (?:the|my|your) (?:station|park|cafe|mall|place|house|home|library|store)|this week(?:end)?|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|sometime|somewhere)|${together} ${word}{0,1}(?:meet|hang ?out)(?: up)?${end}|${together} ${word}{0,2}(?:go|get|grab|have) (?:out )?(?:for )?(?:a |some )?(?:coffee|tea|drinks?|lunch|dinner|date) (?!here)${word}{0,1}(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|sometime|together|this week|just us)|(?:i'?ll|i can|i could|i want to|let me) (?:visit ${you}|come over)|come (?:over|by)(?: tonight| later)?${end}|my place is (?:free|empty)|(?:come|move) (?:live|stay|in) with me(?![a-z0-9'])|(?:i'?ll|i can|i could|let me) take you out|meet me (?:at|in|outside|by|near|tomorrow|tonight|irl)|(?:come|drive)(?: over)? to my (?:place|house|home|apartment|flat)|come over (?:tonight|tomorrow|to mine|to my)|you (?:can|could|should) (?:stay|sleep(?: over)?|crash|live) (?:at|in|with) (?:my (?:place|house|home|apartment|flat)|me(?![a-z0-9']| (?:here|in (?:this|the) room|until|till|while|a (?:while|bit|little|moment)|for (?:a|now))(?![a-z])))|(?:i'?ll|i will|i can|i could|let me) (?:(?:come (?:and )?)?(?:pick|drive|come|visit) (?:to |over to |get )?${you}(?: up| at| home|${end})|come (?:and )?(?:see|get) ${you}|see ${you} (?:at|in|by|near|outside) (?:the|my|your) (?:station|park|cafe|mall|place|house|home|library|store))|i (?:can|could|will) (?:come|drive|travel|take (?:a|the) train) to your (?:town|city|place|house|home|station|area)`)],
]

/** What somebody else did, asked or was told, and what is only remembered. */
const told = /(?<![a-z0-9'])(?:he|she|they|people|strangers?|everybody|nobody|no one|mum|mom|mother|dad|father|parents?|sister|brother|son|daughter|wife|husband|(?<!as +)(?:my|a|his|her|their|old|best|our|some|school) +friends?(?! +req)|boss|teacher|coworkers?|colleagues?|girlfriend|boyfriend|ex|cousin|uncle|aunt|grand(?:ma|pa|mother|father)|him|her|them|used +to|(?<!i +)would(?! +(?:you|u|love|like))|hates?|scared|afraid|asked|told|said|says|tells|asks|wanted|tried|keeps|kept|made|panicked|froze)(?![a-z0-9])/u
const no = /(?<![a-z0-9'])(?:don'?t|do +not|never|not|won'?t|can'?t|cannot|couldn'?t|wouldn'?t|shouldn'?t|didn'?t|doesn'?t|stop|stopped|without)(?: +[a-z']+){0,3} *$/u
/** Help, an office and the house's own staff draw nobody away. */
const help = /(?<![a-z0-9'])(?:(?<!(?:without|from|than|instead of|behind) (?:the |any |a )?)(?:staff|hosts?|supporters?|volunteers?|(?:social|case) workers?)(?! (?:can'?t|cannot|can (?:not|see|read)|won|don|know|see|read))|listeners?|listening|counsell?ors?|supervisors?|doctors?|nurses?|paramedics?|clinic|hospital|shelter|waiting list|police|ambulance|119|110|help ?lines?|hot ?lines?|(?<!your )city|office|agency|school|company|bank|landlord|therapist)(?![a-z0-9])/u
/** Who asks for somebody, or tells what others will do, asks nobody to come away, but where it is said on what. */
const somebody = /(?<![a-z0-9'])(?:(?:can|could|would|will|wish|want|need|please|did|does|has|have|if only) (?:[a-z']+ ){0,2}(?:(?:some|any) ?(?:one|body)|a (?:real )?(?:human|person))|(?:some|any) ?(?:one|body) (?:[a-z']+ )?(?:to|would|could|who|please))(?![a-z0-9'])|(?<!(?:you|u|ya|guys|all) )(?:will|would|might) (?:just |only )?$/u
const named = new RegExp(`(?<![a-z0-9'])(?:${app}|dms?|pms?|inbox)(?![a-z0-9'])`, 'u')
/** An address is asked for by those on duty, to send help there. */
const sendsHelp = /(?<![a-z0-9'])(?:ambulance|paramedics?|119|110|police|rescue|(?:send|sending|get|getting) (?:you )?(?:some )?help|help is (?:coming|on))(?![a-z0-9'])/u
const clauseStart = /(?:[.,!?;:\n]|(?<![a-z])(?:so|but)(?![a-z]))(?:(?!(?<![a-z])(?:so|but)(?![a-z]))[^.,!?;:\n])*$/u
const beforeMost = 80
const behindMost = 30

/** Without one of these words no offer is made: looked for first, and only where Latin letters stand. */
const mayOffer = /(?<![a-z])(?:me|my|you|u|ur|your|yr|we|us|let'?s|lets|wanna|want|hmu|got|send|sent|accept|reached|found|same|exchange|swap|trade|here|dms?|dmed|hop|come|get|jump|move|join|talk|chat|go|anyone|anybody|someone)(?![a-z])/u
// By half letters: of a picture, which is two, two spaces are made.
const unsaid = /[^a-z0-9.,!?;:'@\n]/g

type Beside = {
  /** does a number stand there that everyone may write? */
  isOpenNumber: (from: number, to: number) => boolean
  /** may the writer ask for an address, to send help there? */
  mayFetchHelp: () => boolean
}

export function englishOffersIn({ text, hasLatinOrDigit }: Flat, { isOpenNumber, mayFetchHelp }: Beside): readonly Offer[] {
  if (!hasLatinOrDigit || !mayOffer.test(text)) return none
  // Letter for letter, so that what is found stands where it was typed.
  const said = text.replace(/[’‘`´]/gu, "'").replace(unsaid, ' ')
  return offers.flatMap(([rule, category, pattern]) => spansOf(said, pattern).filter((place) => isOffered(said, place, rule, isOpenNumber) && !(isAddress(said, place, rule) && mayFetchHelp())).map((place) => ({ category, rule, place })))
}
const none: readonly Offer[] = []

export const tellsOfHelp = (text: string): boolean => sendsHelp.test(text.toLowerCase().replace(/ +/g, ' '))
const isAddress = (said: string, { from, to }: Place, rule: string): boolean => rule === 'EN-5' && /(?<!mail *)address$/u.test(said.slice(from, to))

function isOffered(said: string, { from, to }: Place, rule: string, isOpenNumber: Beside['isOpenNumber']): boolean {
  const before = said.slice(Math.max(0, from - beforeMost), from)
  const clause = clauseStart.exec(before)?.[0] ?? before
  const behind = /^[^.!?\n]*/u.exec(said.slice(to, to + behindMost))?.[0] ?? ''
  const whole = single(`${clause}${said.slice(from, to)}`)
  const sentence = single(`${clause}${said.slice(from, to)}${behind}`)
  if (told.test(rule === spokenOf ? sentence : whole) || no.test(single(clause)) || help.test(sentence)) return false
  if ((rule === 'EN-1' || rule === 'EN-2') && somebody.test(single(clause)) && !named.test(sentence)) return false
  return !isOpenNumber(from - clause.length, to + behind.length)
}

const single = (text: string): string => text.replace(/ {2,}/g, ' ')
