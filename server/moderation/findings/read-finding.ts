// The words something was found in, for those on duty (rules FI5, RE2): whoever does not sit in the place leaves an audit row before a
// word is shown. And a finding that somebody has seen stands no more on anybody's desk, until that
// is undone.
import { Refusal } from '#shared/refusal'
import type { Output } from '#shared/protocol'
import type { Context } from '../../context.ts'
import { viewEntry } from '../../messages/entry-body.ts'
import { staffRelations } from '../../rooms/room-targets.ts'
import type { FindingRow } from '../../storage/postgres/findings.ts'
import type { StaffActor } from '../../transport/actor.ts'
import type { Call, Target } from '../../transport/endpoint.ts'
import { openFindings } from './note-findings.ts'

export interface FindingTarget extends Target { finding: FindingRow }

export async function findingTarget({ context, actor, input }: { context: Context; actor: StaffActor; input: { findingId: string } }): Promise<FindingTarget> {
  const finding = await context.store.findings.find(input.findingId)
  if (!finding || (finding.kind === 'staff_line' && !actor.roles.includes('supervisor'))) throw new Refusal('not_found')
  return { finding, relations: await staffRelations(context, actor, finding.placeId, finding.areaId) }
}

export async function readFinding({ context, actor, target }: Call<'finding:read', StaffActor, FindingTarget>): Promise<Output<'finding:read'>> {
  const { finding, relations } = target
  return context.store.transact(async (tx) => {
    const row = await tx.entries.find(finding.placeId, finding.conversationId, finding.seq)
    if (!row || !finding.sealedKey) throw new Refusal('not_found')
    if (!relations.includes('looking')) {
      await tx.records.audit({ staffId: actor.staffId, action: 'finding.read', objectKind: 'finding', objectId: finding.id, reasonCode: finding.severity, now: context.clock.now() })
    }
    const key = context.keys.open(finding.conversationId, finding.sealedKey)
    const entry = viewEntry(key, row, { isStaff: true })
    if (entry.kind !== 'message' && entry.kind !== 'whisper') throw new Refusal('not_found')
    return { author: entry.author, text: entry.text, spans: joined((openFindings(context, { ...finding, sealedKey: finding.sealedKey }) ?? []).map(({ span }) => span)) }
  })
}

/** Spans that touch or overlap are one. */
function joined(spans: readonly [number, number][]): [number, number][] {
  const out: [number, number][] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else out.push([from, to])
  }
  return out
}

export async function seeFinding({ context, actor, target }: Call<'finding:see', StaffActor, FindingTarget>): Promise<Record<string, never>> {
  const { finding } = target
  return context.store.transact(async (tx) => {
    const now = context.clock.now()
    if ((await tx.findings.see(finding.id, actor.staffId, now)) === 0) return {}
    await tx.records.audit({ staffId: actor.staffId, action: 'finding.see', objectKind: 'finding', objectId: finding.id, reasonCode: finding.severity, now })
    tx.record({ kind: 'desk.changed', areaId: finding.areaId, why: 'finding' })
    return {}
  })
}

/** Undone: it stands on the desks again. */
export async function unseeFinding({ context, actor, input, target }: Call<'finding:unsee', StaffActor, FindingTarget>): Promise<Record<string, never>> {
  const { finding } = target
  return context.store.transact(async (tx) => {
    if ((await tx.findings.unsee(finding.id)) === 0) return {}
    await tx.records.audit({ staffId: actor.staffId, action: 'finding.unsee', objectKind: 'finding', objectId: finding.id, reasonCode: input.reason, now: context.clock.now() })
    tx.record({ kind: 'desk.changed', areaId: finding.areaId, why: 'finding' })
    return {}
  })
}
