// Random programs over two nodes against a pure model (rule FA2): after each program every page shows what the model shows.
import { setTimeout as pause } from 'node:timers/promises'
import type { Id } from '#shared/ids'
import type { Entry } from '#shared/message'
import { Refusal } from '#shared/refusal'
import type { Chance } from '#tests/measure/random'
import { severalAtOnce } from '#tests/measure/several-at-once'
import { type FaultRun, type Step, within } from '../fault-run.ts'
import { type Act, RoomModel } from '../model/room-model.ts'
import { openHouse, type House } from '../rig/house.ts'
import { lookIntoLog } from '../rig/look-into-log.ts'
import { dialByFrames, dialByStockClient } from '../rig/page-line.ts'
import { openRooms, visitorComes, type FoundVisitor, type OpenRooms } from '../rig/people.ts'
import { idOfLine, readNumber, sayNumber } from '../rig/words.ts'

const people = 4
/** The others come by bare frames, which cost the rig less. */
const stockPages = 2
const rooms = 8

export const model: FaultRun = {
  size: { short: 60, full: 2_000 },
  withinMs: within(5, 120),
  plan: (chance, size) => Array.from({ length: size }, (_, n): Step => ({ program: n, acts: JSON.stringify(programOf(chance, n)) })),
  async hold(rig, { history, plan, mark }) {
    const house = await openHouse(rig, { rooms })
    const crew = await openRooms(house)
    const lanes = house.rooms.map((roomId, lane) => ({ roomId, steps: plan.filter((_, n) => n % rooms === lane) }))
    let acts = 0
    await severalAtOnce(lanes, rooms, async ({ roomId, steps }) => {
      for (const { program, acts: text } of steps) {
        const list = JSON.parse(String(text)) as Act[]
        acts += list.length
        const problems = await play({ house, crew, roomId, mark }, list)
        for (const problem of problems) history.broken.push(`program ${program}: ${problem}`)
        await crew.host.ask('room:close', { roomId, reason: 'ended' })
        await crew.host.ask('room:open', { roomId, minutes: 720 })
      }
    })
    for (const line of new Set(saidIn(plan))) history.asked.push({ id: idOfLine(mark, line), by: 'program', place: '', askedAt: 0, ackedAt: null, seq: null, refused: null })
    await lookIntoLog(history, house, house.rooms, (text) => { const n = readNumber(text); return n === null ? null : idOfLine(mark, n) })
    crew.goHome()
    return { programs: plan.length, acts }
  },
}

const saidIn = (plan: readonly Step[]): number[] => plan.flatMap(({ acts }) => (JSON.parse(String(acts)) as Act[]).flatMap((act) => (act.do === 'say' ? [act.line] : [])))

function programOf(chance: Chance, program: number): Act[] {
  const acts: Act[] = [{ do: 'join', who: 0 }, { do: 'join', who: 1 }]
  const said: { who: number; line: number }[] = []
  for (let n = 0, length = 12 + chance.whole(14); n < length; n += 1) {
    const who = chance.whole(people)
    const line = program * 100 + n + 1
    const old = said[chance.whole(Math.max(1, said.length))]
    const draw = chance.whole(100)
    if (draw < 45) { acts.push({ do: 'say', who, line }); said.push({ who, line }) }
    else if (draw < 60) acts.push({ do: 'join', who })
    else if (draw < 66) acts.push({ do: 'leave', who })
    else if (draw < 80) acts.push({ do: 'hangUp', who })
    else if (draw < 88 && old) acts.push({ do: 'again', ...old })
    else if (draw < 94 && old) acts.push({ do: 'hide', line: old.line })
    else if (draw < 98) acts.push({ do: 'remove', who })
    else acts.push({ do: 'close' })
  }
  return acts
}

interface Stage { house: House; crew: OpenRooms; roomId: Id; mark: number }
interface Player { person: FoundVisitor; seatId: Id | null }

async function play({ house, crew, roomId, mark }: Stage, acts: readonly Act[]): Promise<string[]> {
  const room = new RoomModel()
  const problems: string[] = []
  const players = await Promise.all(Array.from({ length: people }, async (_, who): Promise<Player> => ({ person: await visitorComes(house, `player ${who}`, { home: who % 2, dial: who < stockPages ? dialByStockClient : dialByFrames }), seatId: null })))
  const seqs = new Map<number, number>()

  const say = ({ who, line }: { who: number; line: number }) =>
    (players[who] as Player).person.ask('message:send', { placeId: roomId, clientId: idOfLine(mark, line), text: sayNumber(line) })

  async function really(act: Act): Promise<void> {
    const player = 'who' in act ? (players[act.who] as Player) : undefined
    switch (act.do) {
      case 'join':
        return void (await player?.person.ask('room:enter', { roomId, nickname: 'あそぶひと', mark: 'leaf', isWatching: false }).then(({ seat }) => { player.seatId = seat?.seatId ?? null }))
      case 'leave':
        return void (await player?.person.ask('room:leave', { roomId }))
      case 'say': {
        const { seq } = await say(act)
        seqs.set(act.line, seq)
        return
      }
      case 'again': {
        const { seq } = await say(act)
        if (seq !== seqs.get(act.line)) throw new Error(`line ${act.line} is ${seqs.get(act.line)} and ${seq}`)
        return
      }
      case 'hide':
        return void (await crew.host.ask('message:hide', { placeId: roomId, clientId: idOfLine(mark + 7, act.line), seq: seqs.get(act.line) ?? 0, reason: 'other' }))
      case 'remove':
        return void (await crew.supervisor.ask('person:rest', { placeId: roomId, seatId: player?.seatId ?? '', reason: 'other', minutes: 600 }))
      case 'hangUp':
        player?.person.hangUp()
        return void (await player?.person.line())
      case 'close':
        await crew.host.ask('room:close', { roomId, reason: 'ended' })
        await crew.host.ask('room:open', { roomId, minutes: 720 })
    }
  }

  for (const act of acts) {
    const expected = room.act(act)
    if (expected === 'nothing') continue
    const answer = await really(act).then(() => 'ok' as const, (error: Error) => {
      if (!(error instanceof Refusal)) problems.push(error.message)
      return 'no' as const
    })
    if (answer !== expected) problems.push(`${JSON.stringify(act)} was answered ${answer}, the model says ${expected}`)
  }
  await pause(0)
  const shown = JSON.stringify(room.visible())
  for (const [who, { person }] of players.entries()) {
    if (room.isSeated(who)) {
      const seen = await person.ask('room:enter', { roomId, nickname: 'あそぶひと', mark: 'leaf', isWatching: true }).then(({ entries }) => JSON.stringify(linesOf(entries)), (error: Error) => error.message)
      if (seen !== shown) problems.push(`player ${who} sees ${seen}, the model ${shown}`)
    }
    person.goHome()
  }
  return problems
}

function linesOf(entries: readonly Entry[]): { line: number | null }[] {
  return entries.flatMap((entry) => (entry.kind === 'message' ? [{ line: entry.hidden ? null : readNumber(entry.text) }] : []))
}
