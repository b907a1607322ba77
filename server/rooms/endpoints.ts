// What may be asked about rooms.
import { forStaff, forVisitor, type Endpoint } from '../transport/endpoint.ts'
import { changeRoom } from './change-room.ts'
import { enterRoom } from './enter-room.ts'
import { hostRoom, unhostRoom } from './host-room.ts'
import { leaveRoom } from './leave-room.ts'
import { lookPlace, unlookPlace } from './look-place.ts'
import { dropOpening, keepDay, keepOpening, keepRoom, planState } from './keep-plan.ts'
import { openRoom } from './open-room.ts'
import { openSister } from './open-sister.ts'
import { admitNewcomers, letPeopleIn } from './quiet-entrance.ts'
import { houseTarget, placeTarget, roomTarget } from './room-targets.ts'
import { lockRoom, quietHouse, slowRoom, unlockRoom } from './steer-room.ts'

export const roomEndpoints: Endpoint[] = [
  forVisitor('room:enter', { rate: 'move', isInOrder: true, target: roomTarget, story: enterRoom }),
  forVisitor('room:leave', { rate: 'move', isInOrder: true, target: roomTarget, story: leaveRoom }),
  forStaff('room:open', { rate: 'staff', target: roomTarget, story: openRoom }),
  forStaff('room:host', { rate: 'staff', target: roomTarget, story: hostRoom }),
  forStaff('room:unhost', { rate: 'staff', target: roomTarget, story: unhostRoom }),
  forStaff('room:pause', { rate: 'staff', target: roomTarget, story: changeRoom('pause') }),
  forStaff('room:resume', { rate: 'staff', target: roomTarget, story: changeRoom('resume') }),
  forStaff('room:close', { rate: 'staff', target: roomTarget, story: changeRoom('close') }),
  forStaff('room:slow', { rate: 'staff', target: roomTarget, story: slowRoom }),
  forStaff('room:lock', { rate: 'staff', target: roomTarget, story: lockRoom }),
  forStaff('room:unlock', { rate: 'staff', target: roomTarget, story: unlockRoom }),
  forStaff('room:admit', { rate: 'staff', target: roomTarget, story: admitNewcomers }),
  forStaff('person:let-in', { rate: 'staff', target: placeTarget, story: letPeopleIn }),
  forStaff('house:quiet', { rate: 'staff', target: houseTarget, story: quietHouse }),
  forStaff('room:fade', { rate: 'staff', target: roomTarget, story: changeRoom('fade') }),
  forStaff('room:reopen', { rate: 'staff', target: roomTarget, story: changeRoom('reopen') }),
  forStaff('room:open-sister', { rate: 'staff', target: roomTarget, story: openSister }),
  forStaff('plan:state', { rate: 'staff', story: planState }),
  forStaff('room:keep', { rate: 'staff', story: keepRoom }),
  forStaff('opening:keep', { rate: 'staff', target: roomTarget, story: keepOpening }),
  forStaff('opening:drop', { rate: 'staff', story: dropOpening }),
  forStaff('house-day:keep', { rate: 'staff', story: keepDay }),
  forStaff('place:look', { rate: 'staff', target: placeTarget, story: lookPlace }),
  forStaff('place:unlook', { rate: 'staff', target: () => ({ relations: [] }), story: unlookPlace }),
]
