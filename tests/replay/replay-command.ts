// What `npm run replay` does with its arguments, and its one line (rule RP6).
import { fromCaller } from '#server/setup/run-tool'
import type { MeasuringCommand, Workshop } from '../measure/measuring-command.ts'
import { percentile, roundMs } from '../measure/percentile.ts'
import { WrongUsage } from '../measure/problems.ts'
import { severalAtOnce } from '../measure/several-at-once.ts'
import { type Dialogue, formOf, readDialogueFile } from './script/dialogue.ts'
import { gatherCrew, holdAll, type HeldAll } from './hold-all.ts'
import { holds } from './script/history.ts'
import { silentReaders } from './hold-in-room.ts'
import { joinHouse, openOwnHouse, readCredentials, type Needs } from './houses.ts'
import { momentsOf } from './script/pace.ts'
import { nobodySlowed } from './people/patience.ts'
import type { Stage } from './stage.ts'

const usual = { speed: 60, rooms: 40 }

const usage = `使い方 / Usage: npm run -s replay -- FILE [--speed N] [--rooms N] [--limit N] [--seed N] [--url URL STAFF]

Holds the dialogues of a JSON-lines file ({id, speakers[], turns: [{speaker, text, at?}]} a line): three or more speakers
in a hosted room with ${silentReaders} silent readers, two in a listening session with a supervisor looking in. Everyone is a real socket
client. Every reader must see every line once, unaltered and in order.

  --speed N   times the dialogues' own pace (${usual.speed})
  --rooms N   rooms or sessions at once (${usual.rooms})
  --limit N   only the first N dialogues
  --seed N    of the gaps where a time is missing or backward
  --url URL   a house that runs already, instead of one of its own. Its limits and breaks hold, its closed rooms are opened
              and closed. Its staff sign in: a supervisor, and a host (rooms) or a peer supporter (sessions); either
              --staff-file FILE            a copy of what \`npm start\` printed: a login and a password a line
              --staff-login A,B --staff-password A,B   the same, on the command line

The last line of stdout is JSON; "readers" counts everyone who had to hear a dialogue, "deliveries" one line at one reader.`

const argumentTable = {
  speed: 'number', rooms: 'whole', limit: 'whole', url: 'text', 'staff-file': 'text', 'staff-login': 'text', 'staff-password': 'text',
} as const

export const replayCommand: MeasuringCommand<typeof argumentTable> = {
  tool: 'replay', usage, arguments: argumentTable,
  async measure({ words, given }, workshop) {
    const [file, ...more] = words
    if (file === undefined || more.length > 0) throw new WrongUsage('one file of dialogues is needed')
    const { speed = usual.speed, rooms = usual.rooms, limit, url } = given
    const credentials = url === undefined ? [] : readCredentials(given)
    const dialogues = readDialogueFile(fromCaller(file)).slice(0, limit)
    const house = url === undefined ? await openOwnHouse(workshop, needsOf(dialogues, rooms, speed, workshop.seed)) : await joinHouse(url, credentials)
    const stage: Stage = {
      url: house.url, seed: workshop.seed, speed, slowed: nobodySlowed(), counts: { lines: 0, readers: 0, nicknamesRefused: 0, cleaned: 0, refusals: new Map() },
    }
    const crew = await gatherCrew(house, stage.slowed)
    workshop.atEnd(() => severalAtOnce([...crew.hosts, ...crew.supporters, crew.supervisor], 8, (person) => person.goHome()))
    workshop.say(`${dialogues.length} dialogues at ${speed} times their pace, seed ${workshop.seed}`)
    showProgress(workshop, stage)
    const held = await holdAll(stage, dialogues, house, crew, rooms)
    tellAside(workshop, stage, held, crew.supervisor.escalations, house.errors)
    return summary(stage, held, dialogues.length)
  },
}

function needsOf(dialogues: readonly Dialogue[], atOnce: number, speed: number, seed: number): Needs {
  const inRooms = Math.min(atOnce, dialogues.filter((each) => formOf(each) === 'room').length)
  const inSessions = Math.min(atOnce, dialogues.filter((each) => formOf(each) === 'session').length)
  const porch = inSessions > 0 ? 1 : 0
  const longestMs = Math.max(...dialogues.map((each) => momentsOf(each, seed).at(-1) ?? 0)) / speed
  return { rooms: inRooms + porch, hosts: Math.max(inRooms, porch), supporters: inSessions, longestMs }
}

function showProgress(workshop: Workshop, stage: Stage): void {
  const timer = setInterval(() => workshop.say(`${stage.counts.lines} lines`), 5_000)
  workshop.atEnd(() => clearInterval(timer))
}

function tellAside({ say }: Workshop, { counts, slowed }: Stage, { problems, tally }: HeldAll, escalations: ReadonlyMap<string, ReadonlySet<string>>, errors: readonly string[]): void {
  const raised = [...escalations.values()].reduce((sum, ids) => sum + ids.size, 0)
  say(`escalations raised by the screening: ${raised}; nicknames refused, a suggestion taken: ${counts.nicknamesRefused}`)
  say(`lines from which marks or white space at the end were taken by rule: ${counts.cleaned}`)
  if (slowed.limited + slowed.unavailable + slowed.unanswered > 0) say(`asked again: ${JSON.stringify(slowed)}`)
  if (counts.refusals.size > 0) say(`refused: ${JSON.stringify(Object.fromEntries(counts.refusals))}, against the rule ${tally.wronglyRefused}`)
  if (errors.length > 0) say(`the house logged ${errors.length} errors, the first: ${errors[0]}`)
  for (const problem of problems.slice(0, 20)) say(`broken off: ${problem}`)
}

function summary({ speed, counts }: Stage, { tally, finished, problems }: HeldAll, dialogues: number): { ok: boolean } & Record<string, unknown> {
  const { messages, deliveries, held, refused, altered, missing, duplicated, outOfOrder, leaked, latencies } = tally
  return {
    ok: holds(tally) && finished === dialogues && problems.length === 0,
    speed, readers: counts.readers, dialogues: finished, messages, deliveries, held, refused, altered, missing, duplicated, outOfOrder,
    p50Ms: roundMs(percentile(latencies, 0.5)), p99Ms: roundMs(percentile(latencies, 0.99)), ...(leaked > 0 ? { leaked } : {}),
  }
}
