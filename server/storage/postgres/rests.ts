// Rows of rests: who was asked to rest, from which room or from all, until when, and who ended it early. And of spent proofs.
import type { Id } from '#shared/ids'
import type { HideReason } from '#shared/message'
import { at, type Asker } from './pool.ts'

export interface RestRow { id: Id; placeId: Id | null; visitId: Id; seatId: Id; reason: HideReason; until: number }

const columns = 'id, place_id as "placeId", visit_id as "visitId", seat_id as "seatId", reason, until'

export function restQueries(ask: Asker) {
  return {
    add: (r: { id: Id; areaId: Id; placeId: Id | null; visitId: Id; seatId: Id; reason: string; staffId: Id; now: number; until: number }) =>
      ask.run(
        'insert into rests (id, area_id, place_id, visit_id, seat_id, reason, asked_by, asked_at, until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [r.id, r.areaId, r.placeId, r.visitId, r.seatId, r.reason, r.staffId, at(r.now), at(r.until)],
      ),
    /** The one that keeps this visit out of this room longest, if any does. */
    standing: (visitId: Id, placeId: Id, now: number) =>
      ask.row<RestRow>(`select ${columns} from rests where visit_id = $1 and (place_id = $2 or place_id is null) and ended_at is null and until > $3 order by until desc limit 1`, [visitId, placeId, at(now)]),
    /** All that stand for one visit. */
    ofVisit: (visitId: Id, now: number) => ask.rows<RestRow>(`select ${columns} from rests where visit_id = $1 and ended_at is null and until > $2 order by until desc`, [visitId, at(now)]),
    doAnyStand: async (now: number) => (await ask.row('select 1 from rests where ended_at is null and until > $1 limit 1', [at(now)])) !== undefined,
    ofArea: (areaId: Id, now: number) => ask.rows<RestRow>(`select ${columns} from rests where area_id = $1 and ended_at is null and until > $2 order by until`, [areaId, at(now)]),
    /** Every rest that keeps this visit out of this room. @returns how many ended */
    end: (visitId: Id, placeId: Id, staffId: Id, now: number) =>
      ask.run('update rests set ended_at = $4, ended_by = $3 where visit_id = $1 and (place_id = $2 or place_id is null) and ended_at is null and until > $4', [visitId, placeId, staffId, at(now)]),
    /** The seats of a visit in rooms that are open, wherever they are. */
    seatsInRooms: (visitId: Id) =>
      ask.rows<{ seatId: Id; placeId: Id; conversationId: Id }>(
        `select s.id as "seatId", c.place_id as "placeId", c.id as "conversationId" from seats s join conversations c on c.id = s.conversation_id join places p on p.id = c.place_id
         where s.visit_id = $1 and c.closed_at is null and p.kind = 'room'`,
        [visitId],
      ),
    /** @returns false when this proof was shown before */
    spendProof: async (id: Id, expiresAt: number) => (await ask.run('insert into spent_proofs (id, expires_at) values ($1, $2) on conflict do nothing', [id, at(expiresAt)])) === 1,
  }
}
