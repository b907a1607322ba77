// Deadlines of talks (rules LI5, LI9, LI6): a listener who did not come back, the notice before the end, the kind end; and the
// calls to a colleague that must not wait for somebody to think of them.
import type { Context } from '../../context.ts'
import { placeLog } from '../../messages/place-log.ts'
import type { Sweep } from '../../watcher.ts'
import { logPlaceOf } from '../hold.ts'
import { markBack, markGone } from '../listener-line.ts'
import { tellVisitor } from '../listening-view.ts'
import { handToProfessional } from '../professional.ts'
import { sweepEach } from '../sweep-each.ts'
import { callSupervisor } from './call-supervisor.ts'
import { endListening } from './end-listening.ts'
import { returnToQueue } from './return-to-queue.ts'
import { silenceSweep } from './sweep-silence.ts'

/** No beat of a listener for so long: nobody could say that the line fell (their node died). */
const unseenMs = 90_000

async function linesUnseen(context: Context): Promise<void> {
  await sweepEach(context, await context.store.listenings.unseen(context.clock.now() - unseenMs), (tx, row) => markGone(tx, context, row))
}

async function linesSeenAgain(context: Context): Promise<void> {
  await sweepEach(context, await context.store.listenings.seenAgain(), (tx, row) => markBack(tx, context, row))
}

async function linesLost(context: Context): Promise<void> {
  const now = context.clock.now()
  await sweepEach(context, await context.store.listenings.lost(now), async (tx, row) => {
    if (row.state !== 'interrupted' || row.returnBy === null || row.returnBy > now) return
    if (row.professionalId !== null && row.professionalId !== row.listenerId) {
      await handToProfessional(tx, context, row, row.professionalId)
      return tellVisitor(tx, context, row.id)
    }
    return returnToQueue(tx, context, row, 'return_to_queue', { isHead: true, notice: 'listener_lost' })
  })
}

async function endingsToTell(context: Context): Promise<void> {
  const now = context.clock.now()
  await sweepEach(context, await context.store.listenings.ending(now), async (tx, row) => {
    if (row.state !== 'talking' || row.noticeAt === null || row.noticeAt > now) return
    await tx.listenings.move(row.id, 'talking', 'talking', { noticeToldAt: now })
    await placeLog(tx, context, logPlaceOf(row)).notice('talk_ending_soon')
    await tellVisitor(tx, context, row.id)
  })
}

/** A talk never ends by itself while a case of this person is open: then a supervisor is called to it instead. */
async function talksOver(context: Context): Promise<void> {
  const endedBefore = context.clock.now() - context.settings.talkGraceMs
  await sweepEach(context, await context.store.listenings.over(endedBefore), async (tx, row) => {
    if (row.state !== 'talking' || row.endsAt === null || row.endsAt > endedBefore || row.escalationId !== null) return
    await endListening(tx, context, row, 'expire', 'time_over')
  })
  await sweepEach(context, await context.store.listenings.overWithEscalation(endedBefore), (tx, row) => callSupervisor(tx, context, row))
}

async function minorsUnaccompanied(context: Context): Promise<void> {
  const calledSince = context.clock.now() - context.settings.supervisorGraceMs
  await sweepEach(context, await context.store.listenings.unaccompanied(calledSince), (tx, row) => callSupervisor(tx, context, row))
}

export const talkSweeps: Sweep[] = [
  { name: 'listening-lines-unseen', everyMs: 5_000, run: linesUnseen },
  { name: 'listening-lines-seen-again', everyMs: 1_000, run: linesSeenAgain },
  { name: 'listening-lines-lost', everyMs: 1_000, run: linesLost },
  { name: 'listening-endings', everyMs: 1_000, run: endingsToTell },
  { name: 'listening-talks-over', everyMs: 1_000, run: talksOver },
  { name: 'listening-minors', everyMs: 1_000, run: minorsUnaccompanied },
  silenceSweep,
]
