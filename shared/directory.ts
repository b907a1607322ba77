// 相談窓口 (rules DI1–DI6): agencies as anyone may read them, and the codes on leaflets as staff may count them.
import * as z from 'zod/mini'
import { Id } from './ids.ts'
import { Day } from './tokyo.ts'

export const situations = ['anything', 'family', 'health', 'money', 'work', 'school', 'belonging'] as const
export const Situation = z.enum(situations)
export type Situation = (typeof situations)[number]

const words = (least: number, most: number) => z.string().check(z.minLength(least), z.maxLength(most))

/** As a manager keeps it. `reception`: how one is received there, in the words of whoever asked them. */
export const Agency = z.strictObject({
  id: Id,
  municipality: words(1, 60),
  name: words(1, 80),
  situations: z.array(Situation).check(z.minLength(1), z.maxLength(situations.length)),
  about: words(0, 300),
  reception: words(1, 300),
  phone: z.nullable(z.string().check(z.regex(/^[\d+#*-]{3,20}$/))),
  url: z.nullable(z.string().check(z.maxLength(300), z.regex(/^https:\/\/[^\s<>"]+$/))),
  place: z.nullable(words(1, 120)),
  hoursText: words(1, 120),
  verifiedOn: Day,
})
export type Agency = z.infer<typeof Agency>

/** `number` names it in addresses: of an agency, never of a person. */
export const AgencyView = z.object({ ...Agency.shape, number: z.int(), isExample: z.boolean() })
export type AgencyView = z.infer<typeof AgencyView>

export const EntryCode = z.string().check(z.regex(/^[a-z0-9]{3,12}$/))

/** Visits brought in the last 28 days; null when there were some but fewer than ten, so that no single person can be told. */
export const EntryCodeView = z.object({ code: EntryCode, label: z.string(), isEnded: z.boolean(), count: z.nullable(z.int()) })
export type EntryCodeView = z.infer<typeof EntryCodeView>

export const DirectoryView = z.object({ agencies: z.array(AgencyView), codes: z.array(EntryCodeView) })
export type DirectoryView = z.infer<typeof DirectoryView>

export const countedFrom = 10
export const countedDays = 28
const oldAfterDays = 180

/** Long ago, that somebody asked whether all this is still so. */
export function isLongUnverified(verifiedOn: string, today: string): boolean {
  return (Date.parse(today) - Date.parse(verifiedOn)) / 86_400_000 > oldAfterDays
}

/** Below ten nothing is said but that there were some. */
export function toldCount(count: number): number | null {
  return count === 0 || count >= countedFrom ? count : null
}
