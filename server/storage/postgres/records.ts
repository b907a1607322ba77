// Rows of the audit, settings, reports, help lines, and the eraser's work.
import type { Id, Seq } from '#shared/ids'
import { at, type Asker } from './pool.ts'

export interface AuditLine { staffId: Id | null; action: string; objectKind?: string; objectId?: Id; reasonCode?: string; sealedReason?: Buffer; now: number }

export function recordQueries(ask: Asker) {
  return {
    audit: (line: AuditLine) =>
      ask.run('insert into audit (at, staff_id, action, object_kind, object_id, reason_code, sealed_reason) values ($1, $2, $3, $4, $5, $6, $7)', [
        at(line.now), line.staffId, line.action, line.objectKind ?? null, line.objectId ?? null, line.reasonCode ?? null, line.sealedReason ?? null,
      ]),
    /** Whose words somebody has opened since, each once, in the order they were first opened. */
    openedBy: (staffId: Id, since: number) =>
      ask.rows<{ objectId: Id; at: number }>(
        `select object_id as "objectId", min(at) as at from audit where staff_id = $1 and at > $2 and action in ('place.look', 'escalation.read', 'solo_note.open') and object_id is not null group by object_id order by 2`,
        [staffId, at(since)],
      ),
    settings: () => ask.rows<{ key: string; value: unknown }>('select key, value from settings'),
    setSetting: (key: string, value: unknown) =>
      ask.run('insert into settings (key, value) values ($1, $2::jsonb) on conflict (key) do update set value = $2::jsonb, changed_at = now()', [key, JSON.stringify(value)]),
    area: () => ask.row<{ id: Id; name: string }>('select id, name from areas order by id limit 1'),
    addArea: (id: Id, name: string) => ask.run('insert into areas (id, name) values ($1, $2)', [id, name]),
    deployment: () => ask.row<{ hasHeldDemo: boolean; keyCheck: Buffer | null }>('select has_held_demo as "hasHeldDemo", key_check as "keyCheck" from deployment'),
    /** Whoever puts in what a new house begins with waits here for the other. */
    lockDeployment: () => ask.run('select 1 from deployment for no key update'),
    markDemo: () => ask.run('update deployment set has_held_demo = true'),
    setKeyCheck: (check: Buffer) => ask.run('update deployment set key_check = $1 where key_check is null', [check]),

    addReport: (r: { id: Id; placeId: Id; conversationId: Id; visitId: Id; clientId: Id; seq: Seq; reason: string; now: number }) =>
      ask.run(
        'insert into reports (id, place_id, conversation_id, visit_id, client_id, seq, reason, at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing',
        [r.id, r.placeId, r.conversationId, r.visitId, r.clientId, r.seq, r.reason, at(r.now)],
      ),
    openReports: (areaId: Id) =>
      ask.rows<{ id: Id; placeId: Id; seq: Seq; reason: 'hurtful' | 'contact' | 'worried' | 'other'; at: number; aboutSeatId: Id | null; ofReporter: number }>(
        `select r.id, r.place_id as "placeId", r.seq, r.reason, r.at, s.id as "aboutSeatId", (count(*) over (partition by r.visit_id))::int as "ofReporter"
         from reports r join places p on p.id = r.place_id join entries e on e.place_id = r.place_id and e.seq = r.seq
         left join entries o on e.kind in ('released', 'restored') and o.place_id = e.place_id and o.seq = e.target_seq
         left join seats s on s.conversation_id = r.conversation_id and s.visit_id = coalesce(e.author_visit, o.author_visit)
         where p.area_id = $1 and r.closed_at is null order by r.at`,
        [areaId],
      ),
    report: (id: Id) => ask.row<{ id: Id; placeId: Id }>('select id, place_id as "placeId" from reports where id = $1', [id]),
    closeReport: (id: Id, staffId: Id, outcome: string, now: number) =>
      ask.run('update reports set closed_by = $2, closed_at = $4, outcome = $3 where id = $1 and closed_at is null', [id, staffId, outcome, at(now)]),
    reopenReport: (id: Id) => ask.run('update reports set closed_by = null, closed_at = null, outcome = null where id = $1 and closed_at is not null', [id]),

    helpLines: (areaId: Id | null) =>
      ask.rows<{ id: string; name: string; kind: 'emergency' | 'voice' | 'text'; number: string | null; url: string | null; hoursText: string; isAlways: boolean; hours: [number, number][]; cost: 'free' | 'call_charge' | 'unknown'; area: string; verifiedOn: string; note: string | null }>(
        `select id, name, kind, number, url, hours_text as "hoursText", is_always as "isAlways", hours, cost, area, verified_on::text as "verifiedOn", note
         from help_lines where area_id is null or area_id = $1 order by sort, id`,
        [areaId],
      ),
    addHelpLine: (h: { id: string; sort: number; name: string; kind: string; number: string | null; url: string | null; hoursText: string; isAlways: boolean; hours: unknown; cost: string; area: string; verifiedOn: string; note: string | null }) =>
      ask.run(
        `insert into help_lines (id, sort, name, kind, number, url, hours_text, is_always, hours, cost, area, verified_on, note)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13) on conflict (id) do nothing`,
        [h.id, h.sort, h.name, h.kind, h.number, h.url, h.hoursText, h.isAlways, JSON.stringify(h.hours), h.cost, h.area, h.verifiedOn, h.note],
      ),

    addRoom: (r: { id: Id; name: string; kind: string; audience: string; capacity: number; sort: number }) =>
      ask.run('insert into rooms (id, name, kind, audience, capacity, sort) values ($1, $2, $3, $4, $5, $6)', [r.id, r.name, r.kind, r.audience, r.capacity, r.sort]),
  }
}
