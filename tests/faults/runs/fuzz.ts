// Whatever anybody may send (rule FA8): packets and requests made by chance from the published document of the wire, and the wire
// advisories, while an honest person goes on talking.
import type { ClientEventName } from '#shared/protocol'
import { clientEvents } from '#shared/protocol'
import { percentile } from '#tests/measure/percentile'
import type { Chance } from '#tests/measure/random'
import { badInputs, goodInput } from '#tests/support/sample-input'
import { setTimeout as pause } from 'node:timers/promises'
import { type FaultRun, type Held, within } from '../fault-run.ts'
import { FairClock } from '../rig/fair-clock.ts'
import { openHouse, type House } from '../rig/house.ts'
import { lookIntoLog } from '../rig/look-into-log.ts'
import { openRooms, staffComes, visitorComes } from '../rig/people.ts'
import { request, sendRaw } from '../rig/raw-line.ts'
import type { Someone } from '../rig/someone.ts'
import { Talk } from '../rig/talk.ts'
import { advisories } from './advisories.ts'

/** Short runs share their machine with other tests, beside which 370 to 410 has been seen; what the rig itself stood still is not counted there. */
const honestWithinMs = { short: 1_000, full: 250 }
const strangers = 6
const windowOf = 100
const dialsForMs = 1_000
/** Never with a good input, nor nearly: these would end the line, or (a supervisor's right, HA12) quiet the honest person's room with all others. */
const notInEarnest: readonly ClientEventName[] = ['visit:end', 'shift:end', 'room:close', 'house:quiet']
const events = Object.keys(clientEvents) as ClientEventName[]
const oddNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'error', 'disconnect', 'connect', 'newListener', '', ' ', 'message:send ', 'ａ', '\ud800', 'x'.repeat(10_000), 'message:sent']
const oddPackets = ['0', '1', '2', '3', '4', '5', '6', '40', '41', '42', '43', '44', '45', '46', '42[]', '42{}', '42[1]', '42[null]', '42["message:send"', '430[]', '439007199254740993[1]', '42-[]', '451-[]', '40/x,', '42/x,["y"]', 'b', '\u0000', '4']

export const fuzz: FaultRun = {
  size: { short: 100_000, full: 1_000_000 },
  withinMs: within(8, 120),
  plan: (_chance, size) => [{ inputs: size }],
  async hold(rig, held) {
    const { history, plan, chance, profile, mark } = held
    const house = await openHouse(rig, { nodes: 1, rooms: 2, staff: { supervisor: 2 } })
    const [node, roomId = '', otherRoom = ''] = [house.nodes[0], ...house.rooms]
    if (!node) throw new Error('no node')
    const crew = await openRooms(house)
    const talk = new Talk(history, mark)
    const honest = await visitorComes(house, 'honest')
    await honest.enterRoom(roomId, 'しずかなひと', false, talk.idOf)
    const waits: number[] = []
    const clock = new FairClock()
    rig.atEnd(() => clock.stop())
    let isOver = false
    const talking = (async () => {
      while (!isOver) {
        const from = performance.now()
        await talk.say(honest, roomId, 10_000).catch((error: Error) => history.broken.push(`an honest person was refused: ${error.message}`))
        waits.push(profile === 'full' ? performance.now() - from : clock.between(from, performance.now()))
        await pause(40)
      }
    })()

    let sent = 0
    const total = Number(plan[0]?.inputs)
    const next = (): boolean => (sent += 1) <= total
    await Promise.all([...Array.from({ length: strangers }, (_, n) => strangerRaves(house, held, n, otherRoom, next)), ...[0, 1].map(() => requestsRave(node.port, chance, next))])
    rig.say(`${Math.min(sent, total)} inputs`)
    const { auth } = await honest.options.show(node.url)
    for (const { name, play } of advisories) {
      const problem = await play(node.port, `40${JSON.stringify(auth)}`)
      if (problem) history.broken.push(`${name}: ${problem}`)
      if (!(await fetch(`${node.url}/livez`).then(({ ok }) => ok, () => false))) history.broken.push(`${name}: the house does not answer any more`)
    }
    isOver = true
    await talking
    // The strangers' room is theirs: only the honest person's is judged.
    await lookIntoLog(history, house, [roomId], talk.idOf)
    if (await node.hasEnded()) history.broken.push('the process has ended')
    for (const line of node.errorsNow.slice(0, 10)) history.broken.push(`logged as an error: ${line.slice(0, 400)}`)
    const p99 = percentile(waits, 0.99) ?? 0
    if (p99 > honestWithinMs[profile]) history.broken.push(`an honest person waited ${Math.round(p99)} ms (p99)`)
    honest.goHome()
    crew.goHome()
    return { inputs: Math.min(sent, total), advisories: advisories.length, honestLines: waits.length, honestP50Ms: Math.round(percentile(waits, 0.5) ?? 0), honestP99Ms: Math.round(p99) }
  },
}

/** A visitor or a member of staff whose page has gone mad. */
async function strangerRaves(house: House, { chance }: Held, n: number, roomId: string, next: () => boolean): Promise<void> {
  // Another one than the honest room's: a mad page may end its own shift.
  const [, supervisor] = house.staff.filter(({ role }) => role === 'supervisor')
  const come = async (): Promise<Someone> => {
    if (n % 3 === 2 && supervisor) return staffComes(house, supervisor)
    const visitor = await visitorComes(house, `stranger ${n}`)
    await visitor.ask('room:enter', { roomId, nickname: 'うるさいひと', mark: 'leaf', isWatching: false }).catch(() => undefined)
    return visitor
  }
  let stranger = await come()
  for (let since = 0; next(); since += 1) {
    // A visit that was ended by its own page has no line any more, however often it dials: another page comes.
    if (!(await stranger.line(dialsForMs).then(() => true, () => false))) {
      stranger.goHome()
      stranger = await come()
    }
    const line = await stranger.line()
    line.writeRaw(inputOf(chance, roomId))
    if (since % windowOf !== windowOf - 1) continue
    // Everything so far has been read: an answer comes, or the line was closed, and another page comes.
    const answers = await stranger.tryAsk('visit:state', {}).catch(() => null)
    if (answers !== null && (answers.ok || answers.code !== 'signed_out')) continue
    stranger.goHome()
    stranger = await come()
  }
  stranger.goHome()
}

const bad = new Map<ClientEventName, [string, unknown][]>()

function inputOf(chance: Chance, roomId: string): string {
  const pick = <T>(items: readonly T[]): T => items[chance.whole(items.length)] as T
  const drawn = pick(events)
  const id = chance.whole(3) === 0 ? '' : String(chance.whole(1_000_000))
  const draw = chance.whole(1_000)
  const event = draw < 300 && notInEarnest.includes(drawn) ? 'visit:state' : drawn
  // What ends a line is rare, so that the others get anywhere.
  if (draw < 2) return pick(oddPackets)
  if (draw < 100) return `2${id}${JSON.stringify([pick(oddNames), goodInput(event)])}`
  if (draw < 200) return `2${id}${JSON.stringify([event, goodInput(event, { placeId: roomId, roomId })])}`
  if (draw < 300) return scratched(chance, `2${id}${JSON.stringify([event, goodInput(event, { placeId: roomId })])}`)
  const known = bad.get(event) ?? badInputs(event, 'うわごと')
  bad.set(event, known)
  return `2${id}${JSON.stringify([event, ...(chance.whole(20) === 0 ? [pick(known)[1]] : []), pick(known)[1]])}`
}

/** A good packet of which one character is another; inside the text, so that it mostly stays JSON. */
function scratched(chance: Chance, text: string): string {
  const at = 4 + chance.whole(Math.max(1, text.length - 8))
  const to = ['"', '\\\\', '0', 'x', '\u202e', '{', ' ', 'あ'][chance.whole(8)] ?? ''
  const changed = text.slice(0, at) + to + text.slice(at + 1)
  try {
    JSON.parse(changed.slice(changed.indexOf('[')))
    return changed
  } catch {
    return text
  }
}

const paths = ['/api/public', '/api/visits', '/api/visits/renew', '/api/staff/sign-in', '/api/staff/sign-out', '/api/staff/me', '/api/nothing', '/', '/staff', '/.env', '/@fs/etc/passwd', '/assets/..%2f..%2fpackage.json', '/%00', '/?a[b]=c&a[b]=d', '/api/%ff', '/socket.io/?EIO=4&transport=polling', '/livez', '/readyz', `/${'x'.repeat(9_000)}`]
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'TRACE', 'OPTIONS', 'PATCH', 'HEAD', 'BREW']
const bodies = ['', '{}', '[]', 'null', '{', '{"secret":"x"}', '{"login":"a","password":1}', '{"__proto__":{"polluted":1}}', `{"secret":"${'x'.repeat(20_000)}"}`, '['.repeat(5_000), '\u0000', '"x"']

async function requestsRave(port: number, chance: Chance, next: () => boolean): Promise<void> {
  const pick = <T>(items: readonly T[]): T => items[chance.whole(items.length)] as T
  const turn = async (): Promise<boolean> => {
    if (!next()) return false
    await sendRaw(port, [request(port, pick(methods), pick(paths), pick(bodies), [pick(['Content-Type: application/json', 'Content-Type: text/plain', 'Content-Type: application/x-www-form-urlencoded', 'Content-Encoding: gzip', 'X-Forwarded-For: 1.2.3.4', 'Connection: close']), 'Connection: close'])], { waitMs: 1_000 })
    return true
  }
  while (await turn());
}
