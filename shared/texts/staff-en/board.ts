// The coordinator's board, in English.
import type { boardTexts as japanese } from '../staff-board.ts'
import type { Worded } from '../staff-languages.ts'

export const boardTexts: Worded<typeof japanese> = {
  unseen: (n) => (n === 0 ? 'Seen by nobody yet: none' : `Seen by nobody yet: ${n}`),
  duty: (names) => `Supervisor ${names}`,
  noDuty: 'No supervisor is here',
  order: (names) => `Called in turn: ${names}`,
  noOrder: 'Nobody is named to be called',
  allWell: 'Line, records and calls work',
  notWell: (parts) => `Not working: ${parts}`,
  parts: { link: 'line', database: 'records', live: 'sync', mail: 'e-mail', webhook: 'notices', alarm: 'calls', audit: 'audit (rows may have been changed)' },
  heads: { severity: 'Severity', place: 'Place and cause', age: 'Age', due: 'Deadline', owner: 'Owner' },
  acknowledge: 'Acknowledge',
  acknowledging: 'Acknowledging',
  open: 'Open',
  cause: { supporter: 'from the supporter', supervisor: 'from the supervisor', visitor: 'the person pressed it', screening: 'noticed automatically', unread_note: 'a note was not read by its promised time' },
  session: (number) => (number ? `Talk ${number}` : 'Talk'),
  state: { raised: 'seen by nobody', acknowledged: 'acknowledged', joined: 'in the talk', taken_over: 'took over', closed: 'closed' },
  age: (ms) => {
    const minutes = Math.floor(ms / 60_000)
    if (minutes < 1) return 'now'
    if (minutes < 60) return `${minutes} min`
    const hours = Math.floor(minutes / 60)
    return hours < 24 ? `${hours} h` : `${Math.floor(hours / 24)} d`
  },
  dueIn: (ms) => `in ${Math.max(1, Math.round(ms / 60_000))} min`,
  dueOver: (ms) => {
    const minutes = Math.floor(ms / 60_000)
    return minutes < 1 ? 'just passed' : minutes < 60 ? `${minutes} min over` : `${Math.floor(minutes / 60)} h over`
  },
  noDue: 'no deadline',
  dueAt: (clock) => `by ${clock}`,
  nextRung: (name) => `then ${name} is called`,
  everyone: 'everyone',
  callingAgain: 'everyone is being called again',
  calling: (n) => `calling number ${n} on duty`,
  nobodyOnDuty: 'Nobody is on duty. Everyone is being called',
  calm: 'Nothing urgent right now',
  calmAt: (seen, fresh) => (seen ? `last acknowledged ${seen} · ` : '') + `this screen is of ${fresh}`,
  stale: (t) => `Not connected. This screen is of ${t}.`,
  staleHelp: 'Please check with each other in another way (by phone) too.',
  waiting: (n) => `Waiting: ${n}`,
  waitingMore: (listeners, longest) => `listeners ${listeners}` + (longest > 0 ? ` · longest ${longest} min` : ''),
  roomHosted: (state, host) => (host ? `${state} · ${host}` : state),
  page: (i, n) => `page ${i} of ${n}`,
  next: 'Next page',
  previous: 'Previous page',
  sound: { permit: 'Allow sound', on: 'Sound is on', off: 'Sound is off', test: 'Try', stop: 'Stop the sound', blocked: 'This screen could not make a sound' },
  alarm: (word, place) => `New: ${word}. ${place}`,
}
