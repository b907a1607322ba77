// The hands of host and supervisor, and the reader's way to point at a line.
import { placeTarget } from '../rooms/room-targets.ts'
import { forStaff, forVisitor, type Endpoint } from '../transport/endpoint.ts'
import { askRewrite } from './ask-rewrite.ts'
import { hideMessage, releaseMessage, unhideMessage } from './hide-message.ts'
import { listHeld } from './list-held.ts'
import { closeReport, reopenReport, reportTarget, sendReport } from './reports.ts'
import { findingTarget, readFinding, seeFinding, unseeFinding } from './findings/read-finding.ts'
import { endRest, removePerson, restPerson } from './rest-person.ts'
import { listsView, readLists } from './word-lists/read-lists.ts'
import { answerOffer, rollBackLists, saveLists } from './word-lists/save-lists.ts'
import { tryLists } from './word-lists/try-lists.ts'

export const moderationEndpoints: Endpoint[] = [
  forStaff('message:hide', { rate: 'staff', target: placeTarget, story: hideMessage }),
  forStaff('message:release', { rate: 'staff', target: placeTarget, story: releaseMessage }),
  forStaff('message:unhide', { rate: 'staff', target: placeTarget, story: unhideMessage }),
  forStaff('message:ask-rewrite', { rate: 'staff', target: placeTarget, story: askRewrite }),
  forStaff('held:list', { rate: 'staff', target: placeTarget, story: listHeld }),
  forStaff('person:remove', { rate: 'staff', target: placeTarget, story: removePerson }),
  forStaff('rest:end', { rate: 'staff', target: placeTarget, story: endRest }),
  forStaff('person:rest', { rate: 'staff', target: placeTarget, story: restPerson }),
  forVisitor('report:send', { rate: 'report', target: placeTarget, story: sendReport }),
  forStaff('lists:state', { rate: 'staff', story: ({ context }) => listsView(context) }),
  forStaff('lists:read', { rate: 'staff', story: readLists }),
  forStaff('lists:try', { rate: 'lists', story: tryLists }),
  forStaff('lists:save', { rate: 'lists', story: saveLists }),
  forStaff('lists:roll-back', { rate: 'lists', story: rollBackLists }),
  forStaff('lists:answer-offer', { rate: 'lists', story: answerOffer }),
  forStaff('finding:read', { rate: 'staff', target: findingTarget, story: readFinding }),
  forStaff('finding:see', { rate: 'staff', target: findingTarget, story: seeFinding }),
  forStaff('finding:unsee', { rate: 'staff', target: findingTarget, story: unseeFinding }),
  forStaff('report:close', { rate: 'staff', target: reportTarget, story: closeReport }),
  forStaff('report:reopen', { rate: 'staff', target: reportTarget, story: reopenReport }),
]
