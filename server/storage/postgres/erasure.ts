// What the eraser asks: which clocks have run out, and how each kind of row forgets. Every statement may be repeated.
import type { Id } from '#shared/ids'
import { at, type Asker } from './pool.ts'

// A hold keeps a conversation, and so does an escalation that is still open: nobody loses the words they are acting upon.
const isDue = `c.erased_at is null and c.erase_at <= $1 and (c.hold_until is null or c.hold_until <= $1)
  and not exists (select 1 from escalations e where (e.conversation_id = c.id or e.session_id = c.place_id) and e.state <> 'closed')`

const isVisitOver = `coalesce(v.ended_at, v.expires_at) < $1`

export function erasureQueries(ask: Asker) {
  return {
    /** Conversations whose clock has run out and that nothing keeps; a few at a time. */
    due: (now: number, most: number, except: readonly Id[]) => ask.rows<{ id: Id }>(`select c.id from conversations c where ${isDue} and c.id <> all($3) order by c.erase_at limit $2`, [at(now), most, except]),
    /** Takes one for this transaction, if it is still due and no other node has it. */
    claim: async (id: Id, now: number) => (await ask.row(`select 1 from conversations c where c.id = $2 and ${isDue} for update skip locked`, [at(now), id])) !== undefined,
    /** Words go, and who said them; the number, the kind and the moment of a line stay. */
    emptyEntries: (conversationId: Id) =>
      ask.run('update entries set sealed = null, author_visit = null, for_visit = null, author_staff = null, author_key = id, client_id = id where conversation_id = $1 and author_key <> id', [conversationId]),
    emptySeats: (conversationId: Id) => ask.run('update seats set sealed_name = null where conversation_id = $1', [conversationId]),
    emptyNotes: (conversationId: Id) => ask.run('update notes set sealed = null where conversation_id = $1', [conversationId]),
    emptyTransfers: (conversationId: Id) => ask.run('update transfers set sealed_note = null where conversation_id = $1', [conversationId]),
    emptySoloNotes: (conversationId: Id) =>
      ask.run('update solo_notes set sealed_answer = null, visit_id = null, return_id = null, client_id = id where conversation_id = $1', [conversationId]),
    /** Without its key nothing of the conversation can be read, here or in a backup younger than the key's end. */
    dropKey: (conversationId: Id, now: number) => ask.run('update conversations set sealed_key = null, erased_at = $2 where id = $1 and erased_at is null', [conversationId, at(now)]),

    /** What a visit wishes forgotten whole: its notes, and its talks that are over and in which nothing was found. @returns those that are due now */
    hurryOfVisit: async (visitId: Id, now: number) =>
      (await ask.rows<{ id: Id }>(
        `update conversations c set erase_at = $2 where c.erased_at is null and c.closed_at is not null
           and (c.id in (select n.conversation_id from solo_notes n where n.visit_id = $1)
             or (c.place_id in (select l.id from listenings l where l.visit_id = $1)
               and not exists (select 1 from findings f where f.conversation_id = c.id) and not exists (select 1 from reports r where r.conversation_id = c.id)))
         returning c.id`,
        [visitId, at(now)],
      )).map(({ id }) => id),
    /** Talks of a visit that stay until their own clock. */
    talksKept: async (visitId: Id) =>
      (await ask.row<{ n: number }>('select count(*)::int as n from listenings l join conversations c on c.place_id = l.id where l.visit_id = $1 and l.started_at is not null and c.erased_at is null', [visitId]))?.n ?? 0,

    dropReports: (before: number, most: number) => ask.run('delete from reports where id in (select id from reports where at < $1 limit $2)', [at(before), most]),
    dropRests: (before: number, most: number) => ask.run('delete from rests where id in (select id from rests where coalesce(ended_at, until) < $1 limit $2)', [at(before), most]),
    dropSpentProofs: (now: number) => ask.run('delete from spent_proofs where expires_at < $1', [at(now)]),
    dropStaffSessions: (before: number) => ask.run('delete from staff_sessions where expires_at < $1 or ended_at < $1', [at(before)]),
    /** The database itself keeps every audit row for a year, whatever the clock of the service says. */
    dropAudit: (before: number, most: number) =>
      ask.run("delete from audit where id in (select id from audit where at < $1 and at < now() - interval '1 year' limit $2)", [at(before), most]),

    /** Visits that nothing refers to any more. */
    dropVisits: (before: number, most: number) =>
      ask.run(
        `delete from visits where id in (select v.id from visits v where ${isVisitOver}
           and not exists (select 1 from seats x where x.visit_id = v.id) and not exists (select 1 from listenings x where x.visit_id = v.id)
           and not exists (select 1 from reports x where x.visit_id = v.id) and not exists (select 1 from rests x where x.visit_id = v.id) and not exists (select 1 from escalations x where x.visit_id = v.id) limit $2)`,
        [at(before), most],
      ),
    /** Visits that attendance still counts: the secret's trace goes, the times become days. */
    emptyVisits: (before: number, most: number) =>
      ask.run(
        `update visits set return_id = null, secret_hash = decode(replace(id::text, '-', ''), 'hex'), created_at = date_trunc('day', created_at),
           expires_at = date_trunc('day', expires_at), ended_at = date_trunc('day', ended_at)
         where id in (select v.id from visits v where ${isVisitOver} and octet_length(v.secret_hash) = 32 limit $2)`,
        [at(before), most],
      ),

    dropAfterNotes: (before: number, most: number) =>
      ask.run('delete from after_notes where ctid in (select ctid from after_notes where at < $1 limit $2)', [at(before), most]),
    /** What is left of a session for the yearly counts, once they are made. */
    emptyListenings: (before: number, most: number) =>
      ask.run(
        `update listenings set age_band = 'unsaid', wish = 'unsure', severity = null, avoid_staff = '{}'
         where id in (select id from listenings where ended_at < $1 and (age_band <> 'unsaid' or wish <> 'unsure' or severity is not null or avoid_staff <> '{}') limit $2)`,
        [at(before), most],
      ),
    oldEscalations: (before: number, most: number, except: readonly Id[]) =>
      ask.rows<{ id: Id }>("select id from escalations where closed_at < $1 and closed_at < now() - interval '1 year' and id <> all($3) order by closed_at limit $2", [at(before), most, except]),
    dropEscalation: async (id: Id) => {
      await ask.run('delete from notices where escalation_id = $1', [id])
      await ask.run('delete from raises where escalation_id = $1', [id])
      await ask.run('delete from escalation_moves where escalation_id = $1', [id])
      await ask.run('update escalations set earlier_id = null where earlier_id = $1', [id])
      await ask.run('delete from escalations where id = $1', [id])
    },
  }
}
