// kill -9 under talk (rule FA2): nodes in turn while eight people write and readers listen on both, and now and then one that only
// stands still; beside it the embedded node's whole process group, database included.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmbeddedPostgres } from '#server/storage/postgres/embedded/start-embedded-postgres'
import { migrate } from '#server/storage/postgres/migrate'
import { randomBytes } from 'node:crypto'
import { addressOf } from '#server/storage/postgres/embedded/address'
import { layoutOf, readPasswords } from '#server/storage/postgres/embedded/cluster'
import { findRunning, stopOrphan } from '#server/storage/postgres/embedded/postmaster'
import { type FaultRun, type Held, type Step, within } from '../fault-run.ts'
import { furnishHouse, openHouse, sayDurability, type House } from '../rig/house.ts'
import { lookIntoLog, topOf } from '../rig/look-into-log.ts'
import { Node } from '../rig/node.ts'
import { openRooms } from '../rig/people.ts'
import { until } from '#tests/support/until'
import { childrenOf, signal } from '../rig/processes.ts'
import type { Rig } from '../rig/rig.ts'
import { Talk } from '../rig/talk.ts'
import { hangNode } from './hang-node.ts'

const writers = 8
const nodes = 3
const embeddedKills = 20
/** Talk between two kills: a house that nobody writes to has nothing to lose. */
const linesBetween = { short: 20, full: 205 }
/** Nodes that stand still: so many kills for one of them, and never less than two. */
const killsToAHang = 51
const answerWithinMs = 2_000
const talksAgainWithinMs = 60_000

export const appKill: FaultRun = {
  size: { short: 40, full: 1_020 },
  withinMs: within(10, 240),
  plan(chance, size, profile) {
    const embedded = Math.min(embeddedKills, Math.floor(size / 2))
    const hangs = Math.max(2, Math.round(size / killsToAHang))
    const every = Math.ceil((size - embedded) / hangs)
    return Array.from({ length: size }, (_, n): Step[] => {
      const isEmbedded = n >= size - embedded
      const step = { kill: isEmbedded ? 'group' : `node-${(n % nodes) + 1}`, afterMs: Math.round(chance.logNormal(120, 0.9)), lines: linesBetween[profile] }
      return !isEmbedded && n % every === 0 ? [{ hang: `node-${chance.whole(nodes) + 1}`, forMs: 5_000 + chance.whole(2_000) }, step] : [step]
    }).flat()
  },
  async hold(rig, held) {
    // Two houses that know nothing of each other, each of which mostly waits for what comes up again.
    const [{ nodeKills, hangs, othersTalkMs }, groupKills] = await Promise.all([
      killNodes(rig, held, held.plan.filter(({ kill }) => kill !== 'group')), killGroups(rig, held, held.plan.filter(({ kill }) => kill === 'group')),
    ])
    return { kills: nodeKills + groupKills, nodeKills, groupKills, hangs, othersTalkMs, stored: held.history.stored.length }
  },
}

interface NodesFallen { nodeKills: number; hangs: number; othersTalkMs: number }

async function killNodes(rig: Rig, held: Held, plan: readonly Step[]): Promise<NodesFallen> {
  if (plan.length === 0) return { nodeKills: 0, hangs: 0, othersTalkMs: 0 }
  const house = await openHouse(rig, { rooms: 2, nodes })
  const crew = await openRooms(house)
  const talk = new Talk(held.history, held.mark, answerWithinMs)
  await peopleCome(talk, house)
  let kills = 0
  const talkMs: number[] = []
  const starting = new Map<Node, Promise<void>>()
  let acked = 0
  for (const { kill, afterMs, lines, ...step } of plan) {
    if (step.hang !== undefined) {
      await Promise.all(starting.values())
      const ms = await hangNode({ house, crew, talk }, indexOf(step.hang), step)
      talkMs.push(ms)
      rig.say(`${String(step.hang)} stood still, everyone wrote by another one after ${Math.round(ms)} ms`)
      // Then nobody was at it, or it went on.
      if (ms < answerWithinMs) held.history.broken.push(`${String(step.hang)} stood still, and nobody lost their patience with it`)
      continue
    }
    const node = house.nodes[indexOf(kill)]
    if (!node) continue
    // While one comes up again the next one falls; one at least serves meanwhile.
    await starting.get(node)
    await Promise.any(house.nodes.filter((each) => each !== node).map((each) => starting.get(each) ?? Promise.resolve()))
    const talking = until('people talk', () => talk.acked >= acked + Number(lines), talksAgainWithinMs).catch(() => held.history.broken.push('nobody talks although a node is up'))
    await Promise.all([talking, pause(Number(afterMs))])
    acked = talk.acked
    await node.kill()
    kills += 1
    const started = node.start()
    started.catch(() => undefined)
    starting.set(node, started)
    if (kills % 20 === 0) rig.say(`${kills} nodes killed, ${talk.acked} lines acknowledged`)
  }
  await Promise.all(starting.values())
  await judge(rig, held, talk, house)
  crew.goHome()
  for (const node of house.nodes) await node.kill()
  return { nodeKills: kills, hangs: talkMs.length, othersTalkMs: Math.round(Math.max(0, ...talkMs)) }
}

const indexOf = (name: unknown): number => Number(String(name).split('-')[1]) - 1

async function peopleCome(talk: Talk, house: House): Promise<void> {
  for (const [n, roomId] of house.rooms.entries()) for (const home of house.nodes.keys()) await talk.reader(house, roomId, home + n)
  for (let n = 0; n < writers; n += 1) await talk.writer(house, house.rooms[n % house.rooms.length] ?? '', n, () => 0)
}

async function judge(rig: Rig, held: Held, talk: Talk, { databaseUrl, masterKey, rooms }: Pick<House, 'databaseUrl' | 'masterKey' | 'rooms'>, isTimed = true): Promise<void> {
  await talk.fallsSilent()
  await talk.isHeardByAll((roomId) => topOf(databaseUrl, roomId))
  await lookIntoLog(held.history, { databaseUrl, masterKey }, rooms, talk.idOf, isTimed)
  rig.say(`${talk.acked} lines acknowledged in all`)
  talk.goHome()
}

/** The node that brings its own database: node, postmaster and every backend die at once; the folder is all that is left. */
async function killGroups(rig: Rig, held: Held, plan: readonly Step[]): Promise<number> {
  if (plan.length === 0) return 0
  const masterKey = randomBytes(32)
  const name = `alone-${held.mark}`
  const dataDir = join(rig.folder, name)
  const layout = layoutOf(dataDir)
  const embedded = await startEmbeddedPostgres({ dataDir, log: { info: () => undefined, error: () => undefined } })
  await migrate(embedded.url)
  const furnished = await furnishHouse(embedded.url, masterKey, {})
  await sayDurability(rig, embedded.url)
  await embedded.stop()

  const node = await Node.prepare({ name, folder: rig.folder, masterKey, databaseUrl: '' })
  rig.atEnd(async () => { await node.kill(); await stopOrphan(layout) })
  await node.start()
  const house = { ...furnished, urls: [node.url], masterKey }
  const crew = await openRooms(house)
  const talk = new Talk(held.history, held.mark + 1)
  await peopleCome(talk, { ...house, nodes: [node] } as House)
  let kills = 0
  for (const { afterMs } of plan) {
    // A house that is killed before anybody is back proves nothing.
    const before = talk.acked
    await until('somebody talks again', () => talk.acked > before, talksAgainWithinMs).catch(() => held.history.broken.push('nobody talks again after the whole house was killed'))
    await pause(Number(afterMs))
    const database = findRunning(layout)
    const group = database ? [database.pid, ...childrenOf(database.pid)] : []
    await node.hang()
    for (const pid of group) signal(pid, 'SIGKILL')
    await node.kill()
    kills += 1
    await node.start()
    if (kills % 5 === 0) rig.say(`${kills} times a node with its database killed, ${talk.acked} lines acknowledged`)
  }
  const databaseUrl = addressOf('engawa', readPasswords(layout).engawa, findRunning(layout)?.port ?? 0)
  await judge(rig, held, talk, { ...house, databaseUrl }, false)
  crew.goHome()
  await node.stop()
  return kills
}
