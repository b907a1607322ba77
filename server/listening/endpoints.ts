// What may be asked about listening, by those who wait and talk and by those who listen; and what comes by itself.
import { forStaff, forVisitor, type Endpoint } from '../transport/endpoint.ts'
import type { Sweep } from '../watcher.ts'
import { changeListener } from './talk/change-listener.ts'
import { endSession } from './talk/end-session.ts'
import { enterSession } from './talk/enter-session.ts'
import { extendSession } from './talk/extend-session.ts'
import { stopSession } from './talk/stop-session.ts'
import { talkSweeps } from './talk/sweep-talks.ts'
import { heldListening, ownListening, transferTarget } from './targets.ts'
import { answerTransfer } from './transfer/answer-transfer.ts'
import { askTransfer } from './transfer/ask-transfer.ts'
import { transferSweep } from './transfer/sweep-transfers.ts'
import { answerCall } from './waiting/answer-call.ts'
import { askToBeListened } from './waiting/ask-to-be-listened.ts'
import { waitingSweeps } from './waiting/sweep-waiting.ts'
import { takeNext } from './waiting/take-next.ts'

export { onStaffBack, onStaffGone } from './listener-line.ts'

export const listeningEndpoints: Endpoint[] = [
  forVisitor('listening:ask', { rate: 'move', story: askToBeListened }),
  forVisitor('listening:answer', { rate: 'move', target: ownListening, story: answerCall }),
  forVisitor('listening:enter', { rate: 'move', target: ownListening, story: enterSession }),
  forVisitor('listening:change', { rate: 'move', target: ownListening, story: changeListener }),
  forVisitor('listening:stop', { rate: 'move', target: ownListening, story: stopSession }),
  forStaff('listening:take', { rate: 'staff', story: takeNext }),
  forStaff('listening:end', { rate: 'staff', target: heldListening, story: endSession }),
  forStaff('listening:extend', { rate: 'staff', target: heldListening, story: extendSession }),
  forStaff('listening:transfer', { rate: 'staff', target: heldListening, story: askTransfer }),
  forStaff('transfer:answer', { rate: 'staff', target: transferTarget, story: answerTransfer }),
]

export const listeningSweeps: Sweep[] = [...waitingSweeps, ...talkSweeps, transferSweep]
