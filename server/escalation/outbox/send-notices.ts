// The outbox's sweep (rules HO2, HO8): leases what is due and sends it without waiting, each receiver by itself, so that one that
// is slow or gone holds up neither the others nor the sweep. While an escalation is open it never stops trying; after closing, a day.
import type { Context } from '../../context.ts'
import { noticeCounter } from '../../metrics.ts'
import { NotDelivered } from '../../notify/not-delivered.ts'
import type { DueNotice } from '../../storage/postgres/notices.ts'
import { secretOf } from '../keep-hooks.ts'
import { mailLetter, webhookBody } from './letters.ts'
import { backOffMs } from './back-off.ts'

/** Longer than any sender's patience: a letter whose node died is taken up again after it. */
const leaseMs = 60_000
const afterClosingMs = 24 * 60 * 60_000
const perReceiver = 4

/** Letters under way from this process, by receiver. */
const underWay = new WeakMap<Context, Map<string, Set<Promise<void>>>>()

export async function sendNotices(context: Context): Promise<void> {
  const lanes = underWay.get(context) ?? new Map<string, Set<Promise<void>>>()
  underWay.set(context, lanes)
  const now = context.clock.now()
  for (const lane of await context.store.notices.dueLanes(now)) {
    const sending = lanes.get(lane) ?? new Set()
    lanes.set(lane, sending)
    if (sending.size >= perReceiver) continue
    for (const notice of await context.store.notices.lease(lane, now, now + leaseMs, perReceiver - sending.size)) {
      const letter = sendOne(context, notice).finally(() => sending.delete(letter))
      sending.add(letter)
    }
  }
}

/** When every letter that is under way has arrived or failed, and that is noted. */
export async function lettersCameHome(context: Context): Promise<void> {
  await Promise.all([...(underWay.get(context)?.values() ?? [])].flatMap((sending) => [...sending]))
}

async function sendOne(context: Context, notice: DueNotice): Promise<void> {
  const { store, clock, log } = context
  try {
    const problem = await trySending(context, notice)
    noticeCounter.inc({ channel: notice.channel, outcome: problem === null ? 'delivered' : 'failed' })
    if (problem === null) await store.notices.delivered(notice.id, clock.now())
    else await store.notices.failed(notice.id, problem, nextTryAt(context, notice))
  } catch (error) {
    // The database is away: the lease runs out and the letter is taken up again; receivers know it by its id.
    if (store.isUp()) log.error('a telling was not noted', error, { id: notice.id })
  }
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
    if (error instanceof NotDelivered) return error.problem
    throw error
  }
}

function nextTryAt({ clock, ids }: Context, notice: DueNotice): number | null {
  const now = clock.now()
  if (notice.isHookGone || (notice.closedAt !== null && now - notice.closedAt > afterClosingMs)) return null
  return now + backOffMs(notice.attempts, ids.random(1).readUInt8() / 255)
}
