// Rows of agencies, of codes on leaflets, and of what they brought: a day, a code, a number.
import type { Agency, AgencyView } from '#shared/directory'
import type { Id } from '#shared/ids'
import { at, type Asker } from './pool.ts'

export interface CodeRow { code: string; label: string; isEnded: boolean; count: number }

export function directoryQueries(ask: Asker) {
  return {
    agencies: (areaId: Id | null) =>
      ask.rows<AgencyView>(
        `select id, number, municipality, name, situations, about, reception, phone, url, place, hours_text as "hoursText", verified_on::text as "verifiedOn", is_example as "isExample"
         from agencies where $1::uuid is null or area_id = $1 order by municipality, name, id`,
        [areaId],
      ),
    /** Puts it in, or in place of what it was; what a person has kept is no example any more. */
    keepAgency: (areaId: Id, a: Agency, isExample = false) =>
      ask.run(
        `insert into agencies (id, area_id, municipality, name, situations, about, reception, phone, url, place, hours_text, verified_on, is_example)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::date, $13)
         on conflict (id) do update set municipality = $3, name = $4, situations = $5, about = $6, reception = $7, phone = $8, url = $9, place = $10, hours_text = $11,
           verified_on = $12::date, is_example = $13 where agencies.area_id = $2`,
        [a.id, areaId, a.municipality, a.name, a.situations, a.about, a.reception, a.phone, a.url, a.place, a.hoursText, a.verifiedOn, isExample],
      ),
    dropAgency: (areaId: Id, id: Id) => ask.run('delete from agencies where id = $1 and area_id = $2', [id, areaId]),

    codes: (areaId: Id, fromDay: string) =>
      ask.rows<CodeRow>(
        `select code, label, ended_at is not null as "isEnded", coalesce((select sum(count) from entry_counts n where n.code = c.code and n.day >= $2::date), 0)::int as count
         from entry_codes c where area_id = $1 order by ended_at nulls first, made_at, code`,
        [areaId, fromDay],
      ),
    addCode: (areaId: Id, code: string, label: string, now: number) =>
      ask.run('insert into entry_codes (code, area_id, label, made_at) values ($1, $2, $3, $4) on conflict (code) do update set label = $3 where entry_codes.area_id = $2', [code, areaId, label, at(now)]),
    endCode: (areaId: Id, code: string, now: number) => ask.run('update entry_codes set ended_at = $3 where code = $1 and area_id = $2 and ended_at is null', [code, areaId, at(now)]),
    isCode: async (code: string) => (await ask.row('select 1 as one from entry_codes where code = $1', [code])) !== undefined,
    /** One more on this day; a code that was never made, or has ended, counts nothing. */
    countEntry: (code: string, day: string) =>
      ask.run(
        `insert into entry_counts (code, day, count) select code, $2::date, 1 from entry_codes where code = $1 and ended_at is null
         on conflict (code, day) do update set count = entry_counts.count + 1`,
        [code, day],
      ),
  }
}
