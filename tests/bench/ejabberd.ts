// The same rooms at a real chat server that keeps an archive, as a third: deliveries for each second of processor time, ours by its.
import { severalAtOnce } from '../measure/several-at-once.ts'
import { type Bench, put, warmingRounds } from './bench-plan.ts'
import type { Crowd, Room } from './crowd.ts'
import { type EjabberdServer, hasEjabberd, startEjabberd } from './ejabberd-server.ts'
import { type Measured, openLoop, saturated } from './load.ts'
import { gatherOurCrowd } from './our-crowd.ts'
import { startOurServer } from './our-server.ts'
import { XmppLine } from './xmpp-line.ts'

const openDeliveries = 5_000
const joinsAtOnce = 4

async function gatherEjabberdCrowd(server: EjabberdServer, rooms: number, perRoom: number): Promise<Crowd & { leave(): void }> {
  let listener: (room: Room, texts: readonly string[]) => void = () => undefined
  const faults: string[] = []
  const made: Room[] = Array.from({ length: rooms }, (_, n) => ({ name: `room-${n}`, listeners: perRoom, speakers: [] }))
  const voices = new Map<object, XmppLine>()
  const seats = Array.from({ length: rooms * perRoom }, (_, n) => ({ room: made[n % rooms] as Room, nick: `guest-${n}` }))
  const lines = await severalAtOnce(seats, joinsAtOnce, async ({ room, nick }) => {
    const line = await XmppLine.open(server.url)
    await line.enter(room.name, nick)
    line.onText = (text) => listener(room, [text])
    line.onClose = () => faults.push('a line fell')
    voices.set(line, line)
    room.speakers.push(line as never)
    return line
  })
  return {
    side: 'bare', rooms: made, lines: [], faults,
    say: (speaker, room, text) => voices.get(speaker)?.say(room.name, text),
    hear: (next) => { listener = next },
    cpuMs: () => ({ app: server.cpuMs(), database: 0 }),
    leave: () => { for (const line of lines) { line.onClose = () => undefined; line.close() } },
  }
}

export async function measureEjabberd(bench: Bench): Promise<void> {
  const { workshop, rooms, people, rounds, window } = bench
  if (!hasEjabberd()) return workshop.say('ejabberd is not installed: not measured')
  const third = await gatherEjabberdCrowd(await startEjabberd(workshop), rooms, people)
  workshop.say(`ejabberd: ${rooms} rooms of ${people}`)
  const server = await startOurServer(workshop, rooms)
  const ours = await gatherOurCrowd(server, people)
  const loads = { ejabberdSaturated: (crowd: Crowd) => saturated(crowd, 1, window), ejabberdOpen: (crowd: Crowd) => openLoop(crowd, openDeliveries, window) }
  for (const name of ['ejabberdSaturated', 'ejabberdOpen'] as const) {
    const runs: { ours: Measured[]; third: Measured[] } = { ours: [], third: [] }
    for (let round = 1 - warmingRounds; round <= rounds; round += 1) {
      const [here, there] = [await loads[name](ours), await loads[name](third)]
      workshop.say(`${round < 1 ? 'warming' : round} ${name}: ours ${Math.round(here.perCpuSecond)}, ejabberd ${Math.round(there.perCpuSecond)} a CPU second`)
      if (round < 1) continue
      runs.ours.push(here)
      runs.third.push(there)
    }
    for (const { deliveries, lost, extra } of runs.ours) {
      bench.counts.deliveries += deliveries
      bench.counts.lost += lost
      bench.counts.extra += extra
    }
    // What is lost there is told, and is no fault of ours.
    for (const fault of new Set(third.faults)) workshop.say(`ejabberd: ${fault}`)
    const lost = runs.third.reduce((sum, each) => sum + each.lost, 0)
    if (lost > 0) workshop.say(`ejabberd did not deliver ${lost} in time`)
    if (runs.third.some(({ deliveries }) => deliveries === 0)) { workshop.say(`${name}: nothing was heard there, not measured`); continue }
    put(bench, name, runs.ours.map(({ perCpuSecond }) => perCpuSecond), runs.third.map(({ perCpuSecond }) => perCpuSecond))
  }
  bench.counts.faults += ours.faults.length
  third.leave()
  for (const line of ours.lines) { line.onClose = () => undefined; line.close() }
  await server.stop()
}
