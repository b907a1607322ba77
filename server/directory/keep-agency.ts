// A manager or coordinator keeps an agency of the directory, or takes it out (rule DI1). Every change is an audit row.
import { Refusal } from '#shared/refusal'
import { withoutControls } from '#shared/text-rule'
import { addDays } from '#shared/tokyo'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import { learnNumbers } from './public-numbers.ts'

type Nothing = Record<string, never>
const plain = (text: string): string => withoutControls(text).replace(/\s+/gu, ' ').trim()

export async function keepAgency({ context, actor, input }: Call<'agency:keep', StaffActor>): Promise<Nothing> {
  const kept = {
    ...input, municipality: plain(input.municipality), name: plain(input.name), about: plain(input.about), reception: plain(input.reception),
    place: input.place === null ? null : plain(input.place) || null, hoursText: plain(input.hoursText),
  }
  if (addDays(input.verifiedOn, 0) !== input.verifiedOn) throw new Refusal('bad_input')
  if ([kept.municipality, kept.name, kept.reception, kept.hoursText].includes('')) throw new Refusal('empty')
  await context.store.transact(async (tx) => {
    if ((await tx.directory.keepAgency(actor.areaId, kept)) === 0) throw new Refusal('not_found')
    await tx.records.audit({ staffId: actor.staffId, action: 'agency.keep', objectKind: 'agency', objectId: input.id, now: context.clock.now() })
  })
  await learnNumbers(context)
  return {}
}

export async function dropAgency({ context, actor, input }: Call<'agency:drop', StaffActor>): Promise<Nothing> {
  await context.store.transact(async (tx) => {
    // Dropped already: the same answer.
    if ((await tx.directory.dropAgency(actor.areaId, input.id)) === 0) return
    await tx.records.audit({ staffId: actor.staffId, action: 'agency.drop', objectKind: 'agency', objectId: input.id, now: context.clock.now() })
  })
  await learnNumbers(context)
  return {}
}
