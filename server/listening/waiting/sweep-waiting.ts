// Deadlines of those who wait and are called (rules LI3, LI5, LI4): calls nobody answered, calls that may go out now, waits that
// were in vain, and the news of the line.
import type { Id } from '#shared/ids'
import type { Context } from '../../context.ts'
import { eachDue } from '../../each-due.ts'
import type { ListeningRow } from '../../storage/postgres/listenings.ts'
import type { Sweep } from '../../watcher.ts'
import { sweepEach } from '../sweep-each.ts'
import { tellVisitor, viewForVisitor } from '../listening-view.ts'
import { endListening } from '../talk/end-listening.ts'
import { returnToQueue } from '../talk/return-to-queue.ts'
import { isTalk } from '../hold.ts'
import { readQueue } from './queue.ts'

async function callsUnanswered(context: Context): Promise<void> {
  const now = context.clock.now()
  const { callAnswerMs } = context.settings
  await sweepEach(context, await context.store.listenings.unanswered(now), async (tx, row) => {
    if (row.state !== 'called') return
    if (row.returnBy !== null && row.returnBy <= now) return returnToQueue(tx, context, row, 'line_lost')
    // Who was never called (no supervisor came) has not let anyone wait.
    if (row.answerBy !== null && row.answerBy <= now) return returnToQueue(tx, context, row, 'call_unanswered', row.calledAt === null ? {} : { passedUntil: now + callAnswerMs })
  })
}

/** A supervisor looks in: now the person of 17 or under is called, and has the whole time to answer. */
async function callsThatMayGoOut(context: Context): Promise<void> {
  await sweepEach(context, await context.store.listenings.readyToCall(), async (tx, row) => {
    if (row.state !== 'called' || row.calledAt !== null || !row.isSupervisorLooking) return
    const now = context.clock.now()
    await tx.listenings.move(row.id, 'called', 'called', { calledAt: now, answerBy: now + context.settings.callAnswerMs })
    await tellVisitor(tx, context, row.id)
  })
}

async function waitsInVain(context: Context): Promise<void> {
  const since = context.clock.now() - context.settings.waitingUntilMs
  await sweepEach(context, await context.store.listenings.waitedOut(since), async (tx, row) => row.state === 'waiting' && endListening(tx, context, row, 'expire', 'nobody_today'))
}

/** A visit that is over waits for nobody and talks to nobody. */
async function visitsOver(context: Context): Promise<void> {
  await sweepEach(context, await context.store.listenings.visitOver(context.clock.now()), async (tx, row) => {
    if (row.state === 'ended') return
    return isTalk(row) ? endListening(tx, context, row, 'stop', 'stopped_by_visitor') : endListening(tx, context, row, 'leave', 'left_waiting')
  })
}

const told = new WeakMap<Context, Map<Id, string>>()

/** Those who wait hear when their place or estimate changed; what was told last may be forgotten, it is then told again. */
async function newsOfTheLine(context: Context): Promise<void> {
  const before = told.get(context) ?? new Map<Id, string>()
  const after = new Map<Id, string>()
  await eachDue(context, 'news-of-the-line', await context.store.listenings.areasWaiting(), async (areaId) => {
    const queue = await readQueue(context, context.store, areaId)
    await eachDue(context, 'news-of-the-line', queue.waiting, async (row) => {
      const view = await viewForVisitor(context, context.store, row, queue)
      if (before.get(row.id) !== JSON.stringify(view)) {
        context.store.announce({ kind: 'listening.changed', areaId, visitId: row.visitId, view })
        await correct(context, row)
      }
      after.set(row.id, JSON.stringify(view))
    })
  })
  told.set(context, after)
}

/** Was the person called while this was being worked out? Then the truth has the last word. */
async function correct(context: Context, known: ListeningRow): Promise<void> {
  const row = await context.store.listenings.find(known.id)
  if (!row || row.state === known.state) return
  context.store.announce({ kind: 'listening.changed', areaId: row.areaId, visitId: row.visitId, view: await viewForVisitor(context, context.store, row) })
}

export const waitingSweeps: Sweep[] = [
  { name: 'listening-calls-unanswered', everyMs: 1_000, run: callsUnanswered },
  { name: 'listening-calls-to-make', everyMs: 1_000, run: callsThatMayGoOut },
  { name: 'listening-waits-in-vain', everyMs: 5_000, run: waitsInVain },
  { name: 'listening-visits-over', everyMs: 1_000, run: visitsOver },
  { name: 'listening-news-of-the-line', everyMs: 5_000, run: newsOfTheLine },
]
