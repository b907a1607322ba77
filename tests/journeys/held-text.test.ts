// Words that were held never leave the house before they are let out, and words taken down or back not again (rules FI3, MO5, MO6, ME9):
// whatever is done in whatever order, all that any other visitor's line ever carried, and every answer to a reading, is looked through.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Evening } from '#tests/support/evening'
import { Person } from '#tests/support/person'

interface Line { n: number; seq: number; by: Visitor; wasHeld: boolean; state: 'held' | 'read' | 'down' | 'back' }
interface Visitor { person: Person; /** what came since it was last looked at */ came: string[] }

let evening: Evening
let roomId: string
let host: Person
let next = 1_000
beforeAll(async () => {
  evening = await Evening.begin()
  ;({ roomId, host } = await evening.openRoom())
})
afterAll(() => evening.end())

/** The number stands twice in what is said; in the middle it is a telephone number, and the whole line is held. */
const words = { plain: (n: number) => `${n}ページまで読みました`, contact: (n: number) => `${n}ページのことは 090-0123-${n} まで` }
const isIn = (n: number, json: string): boolean => json.includes(`${n}ページ`) || json.includes(`0123-${n}`)

async function comes(name: string, isWatching: boolean): Promise<Visitor> {
  const person = await evening.visitor(name)
  const visitor: Visitor = { person, came: [] }
  person.socket.onAny((...news: unknown[]) => void visitor.came.push(JSON.stringify(news)))
  visitor.came.push(JSON.stringify(await person.tryAsk('room:enter', { roomId, nickname: name, mark: 'leaf', isWatching })))
  return visitor
}

type Act = { do: 'say' | 'hold' | 'release' | 'hide' | 'unhide' | 'withdraw' | 'read' | 'earlier' | 'come'; who: number; line: number }
const act = fc.record({ do: fc.constantFrom<Act['do']>('say', 'hold', 'hold', 'release', 'hide', 'unhide', 'withdraw', 'read', 'earlier', 'come'), who: fc.nat(2), line: fc.nat(5) })

/** What a program does, and every line of a visitor that carried what it may not. */
async function leaksOf(acts: readonly Act[]): Promise<string[]> {
  const visitors = [await comes('こいし', false), await comes('なずな', false), await comes('みるひと', true)]
  const lines: Line[] = []
  const leaks: string[] = []
  const standing = (): Set<number> => new Set(lines.filter(({ state }) => state === 'read').map(({ n }) => n))
  for (const [step, { do: what, who, line: index }] of acts.entries()) {
    const before = standing()
    const line = lines[index % Math.max(1, lines.length)]
    const visitor = visitors[who % visitors.length] as Visitor
    await evening.settle()
    for (const each of visitors) each.came.length = 0
    await done(what, visitor, line)
    await evening.settle()
    const after = standing()
    for (const each of visitors) {
      for (const { n, by } of lines) if (by !== each && !before.has(n) && !after.has(n) && each.came.some((json) => isIn(n, json))) leaks.push(`${step} ${what}: ${each.person.name} got ${n}`)
    }
  }
  for (const { person } of visitors) person.leave()
  return leaks

  async function done(what: Act['do'], visitor: Visitor, line: Line | undefined): Promise<void> {
    const { person, came } = visitor
    const at = { placeId: roomId, seq: line?.seq ?? 0 }
    switch (what) {
      case 'say':
      case 'hold': {
        const n = (next += 1)
        const ack = await person.tryAsk('message:send', { placeId: roomId, clientId: randomUUID(), text: what === 'hold' ? words.contact(n) : words.plain(n) })
        if (!ack.ok) return
        const wasHeld = (await host.ask('held:list', { placeId: roomId })).held.some(({ seq }) => seq === ack.data.seq)
        expect(wasHeld || what === 'say', 'what holds a number is held').toBe(true)
        return void lines.push({ n, seq: ack.data.seq, by: visitor, wasHeld, state: wasHeld ? 'held' : 'read' })
      }
      case 'release':
        if (line && (await host.tryAsk('message:release', { ...at, clientId: randomUUID(), reason: 'fine' })).ok && line.state === 'held') Object.assign(line, { state: 'read', wasHeld: false })
        return
      case 'hide':
        if (line && (await host.tryAsk('message:hide', { ...at, clientId: randomUUID(), reason: 'contact' })).ok && line.state !== 'back') line.state = 'down'
        return
      case 'unhide':
        if (line && (await host.tryAsk('message:unhide', { ...at, reason: 'mistake' })).ok && line.state === 'down') line.state = line.wasHeld ? 'held' : 'read'
        return
      case 'withdraw':
        if (line && (await line.by.person.tryAsk('message:withdraw', at)).ok && line.state !== 'down') line.state = 'back'
        return
      case 'read': return void came.push(JSON.stringify(await person.tryAsk('place:read', { placeId: roomId, afterSeq: 0 })))
      case 'earlier': return void came.push(JSON.stringify(await person.tryAsk('place:earlier', { placeId: roomId, beforeSeq: 1_000_000 })))
      case 'come': return void visitors.push(await comes('あまおと', true))
    }
  }
}

describe('words that may not be read', () => {
  it('[FI3] after any program of saying, holding, letting out, taking down, putting back, taking back, reading and coming in, no line and no answer of another visitor had them', async () => {
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 24 }), async (acts) => { expect(await leaksOf(acts)).toEqual([]) }), { numRuns: 12, endOnFailure: true })
  })
})
