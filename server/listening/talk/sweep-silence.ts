// When nobody says anything in a talk (rule LI17): a gentle line, then that someone is here, then a kind close with the way back
// kept open. Where there is danger, or a professional is here, nothing closes by itself: a supervisor is called to it.
import type { Notice } from '#shared/message'
import type { Context } from '../../context.ts'
import { placeLog } from '../../messages/place-log.ts'
import type { Tx } from '../../storage/ports.ts'
import type { ListeningRow } from '../../storage/postgres/listenings.ts'
import type { Sweep } from '../../watcher.ts'
import { isGrave, logPlaceOf } from '../hold.ts'
import { sweepEach } from '../sweep-each.ts'
import { callSupervisor } from './call-supervisor.ts'
import { endListening } from './end-listening.ts'

const told: readonly Notice[] = ['quiet_gently', 'quiet_here']

async function silences(context: Context): Promise<void> {
  const { silenceMs } = context.settings
  if (silenceMs.length === 0) return
  await sweepEach(context, await context.store.listenings.silent(context.clock.now(), silenceMs), async (tx, row) => {
    // Judged again under the lock: a word may have come meanwhile.
    const step = row.state === 'talking' ? await tx.listenings.silenceOf(row.id, context.clock.now(), silenceMs) : null
    if (step === null) return
    await tx.listenings.tellSilence(row.id, step, context.clock.now())
    const notice = told[step - 1]
    if (step < silenceMs.length && notice) await placeLog(tx, context, logPlaceOf(row)).notice(notice)
    else await lastStep(tx, context, row)
  })
}

async function lastStep(tx: Tx, context: Context, row: ListeningRow): Promise<void> {
  if (row.escalationId !== null || isGrave(row) || row.professionalId !== null) return callSupervisor(tx, context, row)
  await endListening(tx, context, row, 'expire', 'silence')
}

export const silenceSweep: Sweep = { name: 'listening-silence', everyMs: 5_000, run: silences }
