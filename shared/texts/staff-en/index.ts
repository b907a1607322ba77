// The staff's screens in English (rule LK24): fetched when chosen. A sentence that is missing does not compile.
import type { Worded } from '../staff-languages.ts'
import type { StaffTexts } from '../staff.ts'
import { timeTexts } from '../en/time.ts'
import { boardTexts } from './board.ts'
import { caseTexts } from './case.ts'
import { deskTexts } from './desk.ts'
import { directoryTexts } from './directory.ts'
import { doorTexts } from './door.ts'
import { findingTexts } from './findings.ts'
import { hostTexts } from './host.ts'
import { listTexts } from './lists.ts'
import { planTexts, soloNoteTexts } from './plan.ts'
import { refusalTexts } from './refusals.ts'
import { sessionTexts } from './session.ts'

export const staffTextsEn: Worded<StaffTexts> = {
  title: 'Engawa',
  titleWithCount: (n) => `${n} · Engawa`,
  board: boardTexts,
  case: caseTexts,
  finding: findingTexts,
  lists: listTexts,
  host: hostTexts,
  session: sessionTexts,
  soloNote: soloNoteTexts,
  plan: planTexts,
  directory: directoryTexts,
  refusal: { ...refusalTexts, lost: 'The connection is lost. Please try again when it is back.' },
  time: { ...timeTexts, locale: 'en-GB', tomorrow: 'tomorrow', tomorrowShort: 'tomorrow' },

  severity: { watch: 'Watch', urgent: 'Urgent', imminent: 'Imminent' },
  role: { trainee: 'Trainee', peer_supporter: 'Peer supporter', host: 'Host', supervisor: 'Supervisor', professional: 'Professional', coordinator: 'Coordinator', manager: 'Manager', municipality: 'Municipality', auditor: 'Auditor' },
  part: { host: 'host', listener: 'listener', professional: 'professional', supervisor: 'supervisor' },
  age: { to_17: '17 or under', '18_24': '18–24', '25_39': '25–39', '40_64': '40–64', from_65: '65 or over', unsaid: '' },
  wish: { talk: 'wants to talk', listen_only: 'only wants to be heard', unsure: 'does not know yet' },

  ...doorTexts,
  ...deskTexts,
}
