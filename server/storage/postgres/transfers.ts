// Rows of transfers: a talk offered by its listener to a colleague, who may say no.
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'
import { at, type Asker } from './pool.ts'

export type TransferState = 'asked' | 'accepted' | 'declined' | 'lapsed'

export interface TransferRow {
  id: Id
  listeningId: Id
  fromStaff: Id
  fromName: string
  fromRoles: Role[]
  toStaff: Id
  toName: string
  toRoles: Role[]
  sealedNote: Buffer | null
  conversationId: Id
  sealedKey: Buffer | null
  state: TransferState
  askedAt: number
}

const rowSql = `select t.id, t.listening_id as "listeningId", t.from_staff as "fromStaff", a.shown_name as "fromName", a.roles as "fromRoles", t.to_staff as "toStaff", b.shown_name as "toName",
  b.roles as "toRoles", t.sealed_note as "sealedNote", t.conversation_id as "conversationId", c.sealed_key as "sealedKey", t.state, t.asked_at as "askedAt"
  from transfers t join staff a on a.id = t.from_staff join staff b on b.id = t.to_staff join conversations c on c.id = t.conversation_id`

export function transferQueries(ask: Asker) {
  return {
    find: (id: Id) => ask.row<TransferRow>(`${rowSql} where t.id = $1`, [id]),
    /** What this person offered and what is offered to them. */
    openWith: (staffId: Id) => ask.rows<TransferRow>(`${rowSql} where t.state = 'asked' and (t.from_staff = $1 or t.to_staff = $1) order by t.asked_at`, [staffId]),
    /** @returns 0 when another offer of this talk is open */
    add: (t: { id: Id; listeningId: Id; fromStaff: Id; toStaff: Id; sealedNote: Buffer; conversationId: Id; now: number }) =>
      ask.run(
        `insert into transfers (id, listening_id, from_staff, to_staff, sealed_note, conversation_id, state, asked_at) values ($1, $2, $3, $4, $5, $6, 'asked', $7)
         on conflict (listening_id) where state = 'asked' do nothing`,
        [t.id, t.listeningId, t.fromStaff, t.toStaff, t.sealedNote, t.conversationId, at(t.now)],
      ),
    /** @returns 0 when it was answered or lapsed already */
    answer: (id: Id, to: 'accepted' | 'declined' | 'lapsed', now: number) => ask.run("update transfers set state = $2, answered_at = $3 where id = $1 and state = 'asked'", [id, to, at(now)]),
    /** The talk went another way, or one of the two went off: the offer stands no longer. */
    lapseOf: (listeningId: Id, now: number) => ask.run("update transfers set state = 'lapsed', answered_at = $2 where listening_id = $1 and state = 'asked'", [listeningId, at(now)]),
    lapseTo: (staffId: Id, now: number) => ask.run("update transfers set state = 'lapsed', answered_at = $2 where to_staff = $1 and state = 'asked'", [staffId, at(now)]),
    lapsing: (askedBefore: number) => ask.rows<{ id: Id; areaId: Id }>("select t.id, l.area_id as \"areaId\" from transfers t join listenings l on l.id = t.listening_id where t.state = 'asked' and t.asked_at <= $1 limit 100", [at(askedBefore)]),
  }
}
