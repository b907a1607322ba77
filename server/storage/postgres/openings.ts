// Rows of planned openings and of days the operator has decided about. Days travel as YYYY-MM-DD.
import type { Id } from '#shared/ids'
import type { HouseDay, Opening } from '#shared/openings'
import type { Asker } from './pool.ts'

export type OpeningRow = Opening

const openingSql = `select o.id, o.room_id as "roomId", o.first_day::text as "firstDay", o.start_minute as "startMinute", o.minutes, o.repeats, o.last_day::text as "lastDay",
  o.on_holidays as "onHolidays", o.theme, o.skipped::text[] as skipped from openings o`

export function openingQueries(ask: Asker) {
  return {
    all: () => ask.rows<OpeningRow>(`${openingSql} order by o.first_day, o.start_minute, o.id`),
    find: (id: Id) => ask.row<OpeningRow>(`${openingSql} where o.id = $1`, [id]),
    /** Puts it in, or in place of what it was. */
    keep: (o: OpeningRow) =>
      ask.run(
        `insert into openings (id, room_id, first_day, start_minute, minutes, repeats, last_day, on_holidays, theme, skipped) values ($1, $2, $3::date, $4, $5, $6, $7::date, $8, $9, $10::date[])
         on conflict (id) do update set first_day = $3::date, start_minute = $4, minutes = $5, repeats = $6, last_day = $7::date, on_holidays = $8, theme = $9, skipped = $10::date[] where openings.room_id = $2`,
        [o.id, o.roomId, o.firstDay, o.startMinute, o.minutes, o.repeats, o.lastDay, o.onHolidays, o.theme, o.skipped],
      ),
    drop: (id: Id) => ask.run('delete from openings where id = $1', [id]),

    days: (areaId?: Id) => ask.rows<HouseDay>('select day::text as day, effect, name from house_days where $1::uuid is null or area_id = $1 order by day', [areaId ?? null]),
    closedDays: async () => new Set((await ask.rows<{ day: string }>("select day::text as day from house_days where effect = 'closed'")).map(({ day }) => day)),
    keepDay: (areaId: Id, { day, effect, name }: HouseDay) =>
      ask.run('insert into house_days (area_id, day, effect, name) values ($1, $2::date, $3, $4) on conflict (area_id, day) do update set effect = $3, name = $4', [areaId, day, effect, name]),
    dropDay: (areaId: Id, day: string) => ask.run('delete from house_days where area_id = $1 and day = $2::date', [areaId, day]),
  }
}
