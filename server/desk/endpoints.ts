// What staff ask of their desk: its state, the shift, calling a colleague, notes.
import { placeTarget } from '../rooms/room-targets.ts'
import { forStaff, type Endpoint } from '../transport/endpoint.ts'
import type { Sweep } from '../watcher.ts'
import { answerColleague, askBackup, callTarget, sayStrain } from './call-colleague.ts'
import { deskView } from './desk-view.ts'
import { owedNote, saveAfterNote } from './save-after-note.ts'
import { endShift, shiftSweep, startShift } from './shifts.ts'
import { writeNote } from './write-note.ts'

export const deskEndpoints: Endpoint[] = [
  forStaff('desk:state', { rate: 'staff', story: ({ context, actor }) => deskView(context, actor) }),
  forStaff('shift:start', { rate: 'staff', story: startShift }),
  forStaff('shift:end', { rate: 'staff', story: endShift }),
  forStaff('strain:say', { rate: 'staff', story: sayStrain }),
  forStaff('backup:ask', { rate: 'staff', target: placeTarget, story: askBackup }),
  forStaff('call:answer', { rate: 'staff', target: callTarget, story: answerColleague }),
  forStaff('note:write', { rate: 'staff', target: placeTarget, story: writeNote }),
  forStaff('after-note:save', { rate: 'staff', target: owedNote, story: saveAfterNote }),
]

export const deskSweeps: Sweep[] = [shiftSweep]
