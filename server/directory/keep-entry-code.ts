// A code for a leaflet or an advertisement is made, named anew, or ended (rule DI5). What it brought stays counted.
import { Refusal } from '#shared/refusal'
import { withoutControls } from '#shared/text-rule'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'

type Nothing = Record<string, never>

export async function keepEntryCode({ context, actor, input }: Call<'entry-code:keep', StaffActor>): Promise<Nothing> {
  const label = withoutControls(input.label).trim()
  if (label === '') throw new Refusal('empty')
  await context.store.transact(async (tx) => {
    if ((await tx.directory.addCode(actor.areaId, input.code, label, context.clock.now())) === 0) throw new Refusal('already_taken')
    await tx.records.audit({ staffId: actor.staffId, action: 'entry_code.keep', now: context.clock.now() })
  })
  return {}
}

export async function endEntryCode({ context, actor, input }: Call<'entry-code:end', StaffActor>): Promise<Nothing> {
  await context.store.transact(async (tx) => {
    if ((await tx.directory.endCode(actor.areaId, input.code, context.clock.now())) === 0) return
    await tx.records.audit({ staffId: actor.staffId, action: 'entry_code.end', now: context.clock.now() })
  })
  return {}
}
