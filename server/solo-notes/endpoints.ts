// What may be asked about notes left alone.
import { forStaff, forVisitor, type Endpoint } from '../transport/endpoint.ts'
import { writeSoloNote } from './leave-note.ts'
import { answerNote, noteTarget, openNote, sayRead } from './read-note.ts'

export const soloNoteEndpoints: Endpoint[] = [
  forVisitor('solo-note:write', { rate: 'move', story: writeSoloNote }),
  forStaff('solo-note:open', { rate: 'staff', target: noteTarget, story: openNote }),
  forStaff('solo-note:read', { rate: 'staff', target: noteTarget, story: sayRead }),
  forStaff('solo-note:answer', { rate: 'staff', target: noteTarget, story: answerNote }),
]
