// Rows of staff, their sessions and shifts.
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'
import { at, type Asker } from './pool.ts'

export interface StaffRow {
  id: Id
  areaId: Id
  login: string
  name: string
  roles: Role[]
  passwordHash: string
  sealedTotp: Buffer | null
  totpLastStep: number
  isDemo: boolean
  sessionLimit: number
  disabledAt: number | null
}

export interface ShiftRow { id: Id; staffId: Id; areaId: Id; startedAt: number; seenAt: number; breakUntil: number | null }

const columns = `id, area_id as "areaId", login, shown_name as name, roles, password_hash as "passwordHash", sealed_totp as "sealedTotp",
  totp_last_step as "totpLastStep", is_demo as "isDemo", session_limit as "sessionLimit", disabled_at as "disabledAt"`
const shiftColumns = `id, staff_id as "staffId", area_id as "areaId", started_at as "startedAt", seen_at as "seenAt", break_until as "breakUntil"`

/** A session that was not ended and has its time, or a talk in hand. */
const isGoing = (now: string) =>
  `t.ended_at is null and (t.expires_at > ${now} or exists (select 1 from listenings l where l.listener_id = t.staff_id and l.state in ('called', 'talking', 'interrupted')))`

export function staffQueries(ask: Asker) {
  return {
    add: (s: { id: Id; areaId: Id; login: string; name: string; roles: readonly Role[]; passwordHash: string; isDemo: boolean; now: number }) =>
      ask.run('insert into staff (id, area_id, login, shown_name, roles, password_hash, is_demo, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
        s.id, s.areaId, s.login, s.name, s.roles, s.passwordHash, s.isDemo, at(s.now),
      ]),
    all: () => ask.rows<StaffRow>(`select ${columns} from staff order by created_at`),
    find: (id: Id) => ask.row<StaffRow>(`select ${columns} from staff where id = $1`, [id]),
    findLive: (id: Id) => ask.row<StaffRow>(`select ${columns} from staff where id = $1 and disabled_at is null`, [id]),
    findByLogin: (login: string) => ask.row<StaffRow>(`select ${columns} from staff where lower(login) = lower($1)`, [login]),
    setPassword: (id: Id, passwordHash: string) => ask.run('update staff set password_hash = $2 where id = $1', [id, passwordHash]),
    setTotp: (id: Id, sealedTotp: Buffer | null) => ask.run('update staff set sealed_totp = $2, totp_last_step = 0 where id = $1', [id, sealedTotp]),
    /** @returns 0 when this code (or a later one) was used already */
    spendTotp: (id: Id, step: number) => ask.run('update staff set totp_last_step = $2 where id = $1 and totp_last_step < $2', [id, step]),
    disable: (id: Id, now: number) => ask.run('update staff set disabled_at = $2 where id = $1 and disabled_at is null', [id, at(now)]),
    names: () => ask.rows<{ name: string }>('select shown_name as name from staff where disabled_at is null'),

    addSession: (s: { idHash: Buffer; staffId: Id; now: number; expiresAt: number }) =>
      ask.run('insert into staff_sessions (id_hash, staff_id, created_at, seen_at, expires_at) values ($1, $2, $3, $3, $4)', [s.idHash, s.staffId, at(s.now), at(s.expiresAt)]),
    /** The person behind a session that is neither over nor idle for too long, whose account stands. */
    bySession: (idHash: Buffer, now: number, idleSince: number) =>
      ask.row<StaffRow>(
        `select ${columns.replaceAll(/(^|, )\s*(\w+)/g, '$1s.$2')} from staff_sessions t join staff s on s.id = t.staff_id
         where t.id_hash = $1 and t.ended_at is null and t.expires_at > $2 and t.seen_at > $3 and s.disabled_at is null`,
        [idHash, at(now), at(idleSince)],
      ),
    /** The person who acts by a sign-in now; a talk that is held outlasts the twelve hours, and an open line is not idle. */
    signedIn: (idHash: Buffer, now: number) =>
      ask.row<StaffRow>(
        `select ${columns.replaceAll(/(^|, )\s*(\w+)/g, '$1s.$2')} from staff_sessions t join staff s on s.id = t.staff_id where t.id_hash = $1 and ${isGoing('$2')} and s.disabled_at is null`,
        [idHash, at(now)],
      ),
    seeSession: (idHash: Buffer, now: number) => ask.run('update staff_sessions set seen_at = $2 where id_hash = $1 and ended_at is null', [idHash, at(now)]),
    /** @returns whose it was, undefined when it was over already */
    endSession: (idHash: Buffer, now: number) =>
      ask.row<{ staffId: Id }>('update staff_sessions set ended_at = $2 where id_hash = $1 and ended_at is null returning staff_id as "staffId"', [idHash, at(now)]),
    endSessionsOf: (staffId: Id, now: number) => ask.run('update staff_sessions set ended_at = $2 where staff_id = $1 and ended_at is null', [staffId, at(now)]),
    /** Those of these sign-ins that are over, by themselves or with their account. */
    endedSignIns: async (idHashes: readonly Buffer[], now: number) =>
      (await ask.rows<{ idHash: Buffer; isDisabled: boolean }>(
        `select h.id_hash as "idHash", coalesce(s.disabled_at is not null, false) as "isDisabled" from unnest($1::bytea[]) as h(id_hash)
         left join staff_sessions t on t.id_hash = h.id_hash left join staff s on s.id = t.staff_id
         where t.id_hash is null or s.disabled_at is not null or not (${isGoing('$2')})`,
        [idHashes, at(now)],
      )),

    startShift: (shift: { id: Id; staffId: Id; areaId: Id; now: number }) =>
      ask.run('insert into shifts (id, staff_id, area_id, started_at, seen_at) values ($1, $2, $3, $4, $4) on conflict (staff_id) where ended_at is null do update set seen_at = $4', [
        shift.id, shift.staffId, shift.areaId, at(shift.now),
      ]),
    endShift: (staffId: Id, now: number) => ask.run('update shifts set ended_at = $2 where staff_id = $1 and ended_at is null', [staffId, at(now)]),
    shift: (staffId: Id) => ask.row<ShiftRow>(`select ${shiftColumns} from shifts where staff_id = $1 and ended_at is null`, [staffId]),
    /** Takes the open shift for this transaction: what one person begins waits for what they began before. */
    lockShift: (staffId: Id) => ask.row<ShiftRow>(`select ${shiftColumns} from shifts where staff_id = $1 and ended_at is null for no key update`, [staffId]),
    forgottenShifts: (seenBefore: number) =>
      ask.rows<{ staffId: Id; areaId: Id }>('select staff_id as "staffId", area_id as "areaId" from shifts where ended_at is null and seen_at <= $1 limit 100', [at(seenBefore)]),
    seeShifts: (staffIds: readonly Id[], now: number) => ask.run('update shifts set seen_at = $2 where staff_id = any($1) and ended_at is null', [staffIds, at(now)]),
    rest: (staffId: Id, until: number) => ask.run('update shifts set break_until = $2 where staff_id = $1 and ended_at is null', [staffId, at(until)]),
    onShift: (areaId: Id, seenSince: number) =>
      ask.rows<{ staffId: Id; name: string; roles: Role[]; breakUntil: number | null; sessionLimit: number }>(
        `select f.staff_id as "staffId", s.shown_name as name, s.roles, f.break_until as "breakUntil", s.session_limit as "sessionLimit"
         from shifts f join staff s on s.id = f.staff_id where f.area_id = $1 and f.ended_at is null and f.seen_at > $2 and s.disabled_at is null order by f.started_at`,
        [areaId, at(seenSince)],
      ),
    isRoleOnShift: async (areaId: Id, role: Role, seenSince: number) =>
      (await ask.row(
        'select 1 from shifts f join staff s on s.id = f.staff_id where f.area_id = $1 and f.ended_at is null and f.seen_at > $3 and s.disabled_at is null and $2 = any(s.roles) limit 1',
        [areaId, role, at(seenSince)],
      )) !== undefined,
  }
}
