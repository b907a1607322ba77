// The outbox's sweep (rules HO2, HO8, HO11), done by every node: what is due is leased letter by letter and sent without the sweep
// waiting for it, each receiver by itself, so that one that is slow or gone holds up neither the others nor the sweep; who has
// carried one letter takes the next. While an escalation is open it never stops trying; after closing, a day.
import type { Context } from '../../context.ts'
import { noticeCounter } from '../../metrics.ts'
import { whyNotDelivered } from '../../notify/not-delivered.ts'
import type { DueNotice } from '../../storage/postgres/notices.ts'
import { secretOf } from '../keep-hooks.ts'
import { mailLetter, webhookBody } from './letters.ts'
import { backOffMs } from './back-off.ts'
import { type Lane, mayTryAgain, newLane, noteArrival, noteFailure } from './lane.ts'

const afterClosingMs = 24 * 60 * 60_000
const perReceiver = 4

/** What this process has under way, by receiver. */
const underWay = new WeakMap<Context, Map<string, Lane>>()

export async function sendNotices(context: Context): Promise<void> {
  const lanes = underWay.get(context) ?? new Map<string, Lane>()
  underWay.set(context, lanes)
  for (const receiver of await context.store.notices.dueLanes(context.clock.now())) {
    const lane = lanes.get(receiver) ?? newLane()
    lanes.set(receiver, lane)
    addCarrier(context, receiver, lane)
  }
}

export async function giveUpNotices({ store, clock }: Context): Promise<void> {
  await store.notices.giveUp(clock.now() - afterClosingMs)
}

/** When every letter that is under way has arrived or failed, and that is noted. */
export async function lettersCameHome(context: Context): Promise<void> {
  const carriers = () => [...(underWay.get(context)?.values() ?? [])].flatMap((lane) => [...lane.carriers])
  while (carriers().length > 0) await Promise.all(carriers())
}

function addCarrier(context: Context, receiver: string, lane: Lane): void {
  if (lane.carriers.size >= perReceiver) return
  const carrier: Promise<void> = carry(context, receiver, lane).finally(() => lane.carriers.delete(carrier))
  lane.carriers.add(carrier)
}

/** One letter after the other for as long as they arrive; who finds one calls another carrier for the next. */
async function carry(context: Context, receiver: string, lane: Lane): Promise<void> {
  let notice: DueNotice | null = null
  try {
    for (let isTaken = true; isTaken; ) {
      notice = await nextNotice(context, receiver, lane)
      if (!notice) return
      addCarrier(context, receiver, lane)
      isTaken = await sendOne(context, notice, lane)
    }
  } catch (error) {
    // The database is away: the lease runs out and the letter is taken up again; receivers know it by its id.
    if (context.store.isUp()) context.log.error('a telling was not noted', error, { id: notice?.id })
  }
}

async function nextNotice({ store, clock }: Context, receiver: string, lane: Lane): Promise<DueNotice | null> {
  const isFailing = lane.failures > 0
  const notice = await store.notices.lease(receiver, clock.now(), isFailing)
  return notice ?? (isFailing && mayTryAgain(lane, clock.now()) ? store.notices.lease(receiver, clock.now(), false, lane.isChoosing) : null)
}

/** @returns whether this receiver may be brought the next one at once */
async function sendOne(context: Context, notice: DueNotice, lane: Lane): Promise<boolean> {
  const { store, clock, ids } = context
  const problem = await trySending(context, notice)
  const now = clock.now()
  noticeCounter.inc({ channel: notice.channel, outcome: problem === null ? 'delivered' : 'failed' })
  if (problem === null) {
    noteArrival(lane)
    await store.notices.delivered(notice.id, now)
  } else if (notice.isHookGone) await store.notices.failed(notice.id, problem, null)
  else {
    noteFailure(lane, notice.channel, now, problem)
    await store.notices.failed(notice.id, problem, now + backOffMs(notice.channel, notice.attempts, ids.random(1).readUInt8() / 255))
    return false
  }
  return true
}

/** @returns null when it arrived, else why not, as a code */
async function trySending(context: Context, notice: DueNotice): Promise<string | null> {
  const { notify, clock } = context
  if (notice.isHookGone) return 'hook_removed'
  try {
    if (notice.channel === 'email') await notify.mail(mailLetter(notice, notify.boardUrl))
    else if (!notice.sealedSecret || !notice.hookId) return 'no_secret'
    else {
      await notify.webhook({ url: notice.address, secret: secretOf(context, notice.hookId, notice.sealedSecret) }, { id: notice.id, sentAt: clock.now(), body: webhookBody(notice.payload, notify.boardUrl) })
    }
    return null
  } catch (error) {
    return whyNotDelivered(error, context.log, notice.id)
  }
}
