// What an operator may set without a restart of thought: limits, times, words of the house. Kept in the settings table,
// parsed once at start; a missing key has the default below (rule OP7).
import * as z from 'zod/mini'

const ms = z.int().check(z.minimum(0))
const rate = z.object({ points: z.int().check(z.minimum(1)), perMs: ms })

const everyDay = [0, 1, 2, 3, 4, 5, 6]

export const Settings = z.object({
  operatorName: z._default(z.string(), '縁側'),
  exitUrl: z._default(z.string().check(z.regex(/^https:\/\//)), 'https://www.jma.go.jp/bosai/forecast/'),
  hostGraceMs: z._default(ms, 90_000),
  seatGraceMs: z._default(ms, 15 * 60_000),
  supervisorGraceMs: z._default(ms, 180_000),
  closingNoticeMs: z._default(ms, 10 * 60_000),
  closingWords: z._default(z.string().check(z.maxLength(400)), ''),
  afterRoomMs: z._default(ms, 10 * 60_000),
  presenceEveryMs: z._default(ms, 5 * 60_000),
  listeningBoxMs: z._default(ms, 50 * 60_000),
  listeningNoticeMs: z._default(ms, 10 * 60_000),
  callAnswerMs: z._default(ms, 5 * 60_000),
  listenerGraceMs: z._default(ms, 45_000),
  /** silence in a talk: a gentle line, then that someone is here, then a kind close; empty: never */
  silenceMs: z._default(z.array(ms), [5 * 60_000, 10 * 60_000, 18 * 60_000]),
  /** how long after such a close asking again puts the person first */
  silenceBackMs: z._default(ms, 30 * 60_000),
  talkGraceMs: z._default(ms, 5 * 60_000),
  transferAnswerMs: z._default(ms, 3 * 60_000),
  breakMs: z._default(ms, 10 * 60_000),
  placeKeptMs: z._default(ms, 30 * 60_000),
  waitingUntilMs: z._default(ms, 3 * 60 * 60_000),
  visitMs: z._default(ms, 12 * 60 * 60_000),
  passMs: z._default(ms.check(z.maximum(15 * 60_000)), 15 * 60_000),
  ladderMs: z._default(z.array(ms).check(z.minLength(1)), [60_000, 180_000, 300_000]),
  ladderAgainMs: z._default(ms, 60_000),
  ownerGraceMs: z._default(ms, 180_000),
  caseTextDays: z._default(z.int().check(z.minimum(0), z.maximum(366)), 365),
  /** a host out of sight for this long: the room goes slowly by itself, before it rests */
  hostNearMs: z._default(ms, 30_000),
  ruleSlowMs: z._default(ms.check(z.maximum(600_000)), 30_000),
  /** held lines beyond which a room goes slowly, and rests */
  heldSlowAt: z._default(z.int().check(z.minimum(1)), 50),
  heldRestAt: z._default(z.int().check(z.minimum(1)), 100),
  /** lines of someone new that wait for staff; 0: none */
  newcomerHold: z._default(z.union([z.literal(0), z.literal(1), z.literal(3)]), 0),
  newcomerMs: z._default(ms, 30 * 60_000),
  /** talks, notes and cases whose words one person may open within five minutes */
  readingMost: z._default(z.int().check(z.minimum(1)), 20),
  heartbeatMs: z._default(ms, 15_000),
  roomTextDays: z._default(z.int().check(z.minimum(0), z.maximum(30)), 30),
  returnTries: z._default(z.object({ perAddress: rate, anywhere: rate }), { perAddress: { points: 5, perMs: 15 * 60_000 }, anywhere: { points: 60, perMs: 10 * 60_000 } }),
  noteTextDays: z._default(z.int().check(z.minimum(1), z.maximum(30)), 30),
  soloNote: z._default(
    z.object({
      isOffered: z._default(z.boolean(), true),
      readByMinute: z._default(z.int().check(z.minimum(0), z.maximum(1439)), 20 * 60),
      leadMinutes: z._default(z.int().check(z.minimum(0), z.maximum(1440)), 120),
      weekdays: z._default(z.array(z.int().check(z.minimum(0), z.maximum(6))), everyDay),
    }),
    { isOffered: true, readByMinute: 20 * 60, leadMinutes: 120, weekdays: everyDay },
  ),
  sessionTextDays: z._default(z.int().check(z.minimum(0), z.maximum(30)), 30),
  rates: z._default(
    z.object({
      talk: z._default(rate, { points: 8, perMs: 8_000 }),
      talkLong: z._default(rate, { points: 40, perMs: 60_000 }),
      read: z._default(rate, { points: 60, perMs: 60_000 }),
      move: z._default(rate, { points: 60, perMs: 60_000 }),
      report: z._default(rate, { points: 5, perMs: 600_000 }),
      crisis: z._default(rate, { points: 60, perMs: 60_000 }),
      /** asking for help and raising for somebody: lines of talk take nothing from it */
      help: z._default(rate, { points: 60, perMs: 60_000 }),
      staff: z._default(rate, { points: 600, perMs: 60_000 }),
      lists: z._default(rate, { points: 40, perMs: 60_000 }),
      unknown: z._default(rate, { points: 20, perMs: 10_000 }),
      enter: z._default(rate, { points: 30, perMs: 60_000 }),
      signIn: z._default(rate, { points: 5, perMs: 15 * 60_000 }),
    }),
    {
      talk: { points: 8, perMs: 8_000 }, talkLong: { points: 40, perMs: 60_000 }, read: { points: 60, perMs: 60_000 }, move: { points: 60, perMs: 60_000 },
      report: { points: 5, perMs: 600_000 }, crisis: { points: 60, perMs: 60_000 }, help: { points: 60, perMs: 60_000 }, staff: { points: 600, perMs: 60_000 }, lists: { points: 40, perMs: 60_000 },
      unknown: { points: 20, perMs: 10_000 }, enter: { points: 30, perMs: 60_000 }, signIn: { points: 5, perMs: 15 * 60_000 },
    },
  ),
})
export type Settings = z.infer<typeof Settings>
export type RateName = keyof Settings['rates']

/** @param rows key → value as kept; throws a ZodError naming the key when a value is not of its shape. */
export function readSettings(rows: Record<string, unknown>): Settings {
  return Settings.parse(rows)
}
