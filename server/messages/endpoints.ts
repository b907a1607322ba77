// What may be asked about lines of talk.
import { forAnyone, forVisitor, type Endpoint } from '../transport/endpoint.ts'
import { placeTarget } from '../rooms/room-targets.ts'
import { readEarlier, readPlace } from './read-back.ts'
import { sendMessage } from './send-message.ts'
import { sendStamp, sendWhisper } from './send-small.ts'
import { withdrawMessage } from './withdraw-message.ts'
import { writerTarget } from './writer.ts'

export const messageEndpoints: Endpoint[] = [
  // Talk spends its own limit once it is known to be no cry for help: that is heard however fast it comes (MO4).
  forAnyone('message:send', { rate: 'crisis', isCheckedInWrite: true, target: writerTarget, story: sendMessage }),
  forVisitor('stamp:send', { rate: 'talk', target: writerTarget, story: sendStamp }),
  forVisitor('whisper:send', { rate: 'crisis', target: writerTarget, story: sendWhisper }),
  forVisitor('message:withdraw', { rate: 'move', target: placeTarget, story: withdrawMessage }),
  forAnyone('place:read', { rate: 'read', target: placeTarget, story: readPlace }),
  forAnyone('place:earlier', { rate: 'read', target: placeTarget, story: readEarlier }),
]
