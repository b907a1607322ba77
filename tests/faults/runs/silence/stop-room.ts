// Paused or closed while everyone in the room writes; then open again.
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '#tests/support/until'
import type { Step } from '../../fault-run.ts'
import type { FoundVisitor } from '../../rig/people.ts'
import { conversationOf, type Lane, seat, sendOn, type Stage } from './lane.ts'

export async function stopRoom(stage: Stage, { roomId, residents }: Lane, { what, before, waitMs }: Step): Promise<void> {
  const { crew, talk, held } = stage
  let isAnswered = false
  const sending = residents.map((each) => sendOn(stage, each, roomId, () => isAnswered))
  for (let n = 0; n < Number(before); n += 1) await talk.say(residents[0] as FoundVisitor, roomId, 10_000).catch(() => undefined)
  await pause(Number(waitMs))
  await crew.host.ask(what === 'pause' ? 'room:pause' : 'room:close', { roomId, reason: 'ended' })
  const answeredAt = performance.now()
  isAnswered = true
  await Promise.all(sending)
  const { committedAt } = await conversationOf(stage, roomId)
  if (what === 'pause') await crew.host.ask('room:resume', { roomId, reason: 'over' })
  else await crew.host.ask('room:open', { roomId, minutes: 720 })
  const { committedAt: untilCommittedAt } = await conversationOf(stage, roomId)
  for (const each of residents) held.history.silenced.push({ by: each.name, place: roomId, committedAt, untilCommittedAt, isDeafened: what === 'close', answeredAt })
  if (what === 'close') for (const each of residents) await each.ask('room:enter', seat(roomId))
  await until('the room is open again', () => talk.say(residents[0] as FoundVisitor, roomId, 5_000).then(() => true, () => false), 10_000)
}
