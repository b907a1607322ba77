// What may be asked about escalations, and what is looked at every second.
import { placeTarget } from '../rooms/room-targets.ts'
import { forStaff, forVisitor, type Endpoint } from '../transport/endpoint.ts'
import type { Sweep } from '../watcher.ts'
import { askForHelp } from './ask-for-help.ts'
import { climbLadders } from './ladder/climb-ladder.ts'
import { forgetNotes } from './ladder/forget-notes.ts'
import { letGoOfAbsent } from './ladder/let-go-of-absent.ts'
import { giveUpNotices, sendNotices } from './outbox/send-notices.ts'
import { acknowledgeEscalation } from './owner/acknowledge-escalation.ts'
import { closeEscalation } from './owner/close-escalation.ts'
import { giveBackEscalation } from './owner/give-back-escalation.ts'
import { joinEscalation } from './owner/join-escalation.ts'
import { letGoEscalation } from './owner/let-go-escalation.ts'
import { escalationTarget } from './owner/owner-target.ts'
import { readEscalation } from './owner/read-escalation.ts'
import { takeOverEscalation } from './owner/take-over-escalation.ts'
import { raiseForSomeone } from './raise-for-someone.ts'

export const escalationEndpoints: Endpoint[] = [
  forVisitor('help:ask', { rate: 'help', story: askForHelp }),
  forStaff('escalation:raise', { rate: 'help', target: placeTarget, story: raiseForSomeone }),
  forStaff('escalation:acknowledge', { rate: 'staff', target: escalationTarget, story: acknowledgeEscalation }),
  forStaff('escalation:read', { rate: 'staff', target: escalationTarget, story: readEscalation }),
  forStaff('escalation:join', { rate: 'staff', target: escalationTarget, story: joinEscalation }),
  forStaff('escalation:take-over', { rate: 'staff', target: escalationTarget, story: takeOverEscalation }),
  forStaff('escalation:give-back', { rate: 'staff', target: escalationTarget, story: giveBackEscalation }),
  forStaff('escalation:let-go', { rate: 'staff', target: escalationTarget, story: letGoEscalation }),
  forStaff('escalation:close', { rate: 'staff', target: escalationTarget, story: closeEscalation }),
]

export const escalationSweeps: Sweep[] = [
  { name: 'escalation-absent', everyMs: 1_000, run: letGoOfAbsent },
  { name: 'escalation-ladder', everyMs: 1_000, run: climbLadders },
  { name: 'escalation-outbox', everyMs: 1_000, isPerNode: true, run: sendNotices },
  { name: 'escalation-given-up', everyMs: 60_000, run: giveUpNotices },
  { name: 'escalation-notes', everyMs: 60 * 60_000, run: forgetNotes },
]
