// The directory of local services as a manager keeps it, in English.
import type { directoryTexts as japanese } from '../staff-directory.ts'
import type { Worded } from '../staff-languages.ts'

export const directoryTexts: Worded<typeof japanese> = {
  open: 'Local services',
  heading: 'List of local services',
  intro: 'They stand on a page that anyone can read (/madoguchi), as they are. What was not verified for 180 days says so.',
  none: 'None entered yet.',
  add: 'Add a service',
  edit: 'Edit',
  drop: 'Remove',
  dropAsk: (name) => `“${name}” is removed from the list.`,
  dropYes: 'Remove',
  keep: 'Publish this',
  see: 'See the page',
  example: 'example',
  old: 'not verified for more than 180 days',
  verified: (day) => `verified ${day}`,
  fields: { municipality: 'Municipality', name: 'Name', about: 'What it is (if you wish)', reception: 'How one is received', receptionHint: 'Is an appointment needed, is a name asked for, may family come alone …', phone: 'Phone (empty if none)', url: 'Page (https://…, empty if none)', place: 'Place (empty if none)', hoursText: 'Hours', verifiedOn: 'Verified on' },
  situation: 'For which situations',
  situations: { anything: 'not knowing where to turn', family: 'family', health: 'mind or body', money: 'money, food, housing', work: 'work', school: 'school', belonging: 'a place to be' },

  codesHeading: 'Entry codes',
  codesIntro: 'With a short code for each leaflet or advertisement you learn about how many came from it, as a number per day only. Nobody is recorded. Fewer than ten are not told as a number.',
  codesNone: 'None yet.',
  code: 'Code (small letters and digits, 3 to 12)',
  label: 'Where it is laid out',
  makeCode: 'Make the code',
  endCode: 'Stop counting',
  ended: 'ended',
  count: (n) => (n === null ? 'fewer than 10 in 28 days' : `${n} in 28 days`),
  cardOf: 'Card for the leaflet',
}
