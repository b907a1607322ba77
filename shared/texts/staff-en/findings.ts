// What screening found, in English.
import type { CategoryWords, findingTexts as japanese } from '../staff-findings.ts'
import type { Worded } from '../staff-languages.ts'

const words: CategoryWords = {
  resembles_danger: 'worded like somebody in distress', resembles_hurt: 'worded like blame', resembles_contact: 'worded like contact data or an invitation', resembles_personal: 'worded like telling who or where somebody is',
  suicide_ideation: 'wanting to die', suicide_passive: 'wanting to disappear', suicide_plan: 'a plan to die', suicide_attempt: 'a suicide attempt', suicide_farewell: 'words of farewell', suicide_obfuscated: 'wanting to die, in hidden spelling',
  suicide_pact: 'an invitation to die together', suicide_method: 'a method', suicide_method_seek: 'asking for a method', self_harm: 'hurting oneself', overdose: 'taking many pills', abuse_family: 'violence at home', dv_partner: 'violence between partners',
  sexual_harm: 'sexual harm', life_crisis: 'no home or no food', medical_emergency: 'a medical emergency', harm_others: 'perhaps hurting somebody', third_party: 'somebody else may be in danger', hopelessness: 'hopelessness',
  burden: 'feeling like a burden', withdrawal_minimise: 'playing down what was said', negation_ambiguous: 'words while saying one does not want to die', grief: 'grief', repeated: 'several times within 20 minutes', over_days: 'on three days (came back by words)',
  harassment: 'blaming words', hate: 'contempt for somebody', doxxing: 'exposing a person', solicit_sexual: 'sexual solicitation', grooming_probe: 'questions to come closer', luring_steps: 'steps to draw somebody away',
  solicit_contact: 'asking for or giving contact data', solicit_meet: 'arranging to meet', solicit_money_job: 'an offer of money or work', solicit_religion_mlm: 'recruiting', link: 'a link',
  pii_phone: 'a phone number', pii_email: 'an e-mail address', pii_sns: 'a social media name', pii_address: 'an address', pii_location_realtime: 'where somebody is now', pii_name: 'a real name or number', pii_workplace_school: 'a school or workplace', pii_third_party: 'personal data of somebody else',
  pressure_lecture: 'pressure or lecturing', staff_call: 'calling for staff', vulgar: 'rough words', spam_flood: 'the same again and again',
}

export const categoryWords: Record<string, string> = words

export const findingTexts: Worded<typeof japanese> = {
  alerts: 'Lines to look at',
  count: (n) => (n === 1 ? '1 line to look at' : `${n} lines to look at`),
  head: { danger: 'Its writer may be in danger', target: 'A line that hurts somebody was held', staff_line: 'A line of staff was held', quiet: 'A line to look at' },
  targetNotHeld: 'A line may hurt somebody',
  body: { danger: 'Please speak to them. Ways to help were shown to the writer.', target: 'It is not in the room. Please speak to whom it was meant for.', staff_line: 'It holds contact or personal data. It is not in the room.', quiet: '' },
  why: (words) => `Noticed: ${words}`,
  whyUnknown: 'What was noticed can no longer be read',
  over: { room: ' The room has closed.', session: ' The talk is over.' },
  rule: (rules) => `rule ${rules}`,
  by: (name) => `a line of ${name}`,
  words: 'See the words',
  hideWords: 'Cover the words',
  covered: 'This may be hard to read. Press when you want to see it.',
  reading: 'Reading',
  gone: 'It can no longer be read',
  inTalk: 'one-to-one',
  showRoom: 'See the room',
  overview: 'See everything',
  seen: 'Seen',
  seenNow: 'Marked as seen.',
  unsee: 'Mark as not seen',
  more: (n) => `${n} more`,
  soundOff: 'The sound for urgent calls is off.',
  soundOn: 'Turn the sound on',
  soundBlocked: 'No sound could be made. Please check the browser’s settings.',
  watch: 'Watch',
  watchCount: (n) => `Watch: ${n}`,
  watchMore: (n) => `Over all rooms ${n} more want a look.`,
  watchNote: 'These make no sound. Please look through them before the room closes.',
  show: 'Show the place',

  care: {
    headDying: 'Words of wanting to die came up',
    headDanger: 'This person may be in danger',
    ask: 'Ask directly. It is all right to ask “Do you want to die?”.',
    askDanger: 'Ask whether they are safe now, whether somebody is near, whether they can get away.',
    check: 'Make sure: plan, means, when, earlier attempts, alone now?',
    stay: 'Stay with them. Go on talking, without hurry.',
    tell: 'Tell the supervisor. You do not have to decide alone.',
    tellNow: 'Tell the supervisor',
    told: 'The supervisor was told',
    fold: 'Seen',
  },
}
