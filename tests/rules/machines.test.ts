// The state tables, printed for people to read, and what must hold of each: a way out of every state, no move that is not listed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escalationMoves, escalationStates, escalationTable, moreSevere, severities, stepEscalation } from '#shared/escalation'
import { listeningMoves, listeningStates, listeningTable, stepListening } from '#shared/listening'
import { roomMoves, roomStates, roomTable, stepPresence, stepRoom, type PresenceBand } from '#shared/room'

interface Machine {
  name: string
  rule: string
  table: Record<string, Partial<Record<string, string>>>
  states: readonly string[]
  moves: readonly string[]
  begin: string
  end: string | null
  step: (state: string, move: string) => string | undefined
}

const machines: Machine[] = [
  { name: 'room', rule: '[RO1]', table: roomTable, states: roomStates, moves: roomMoves, begin: 'closed', end: null, step: stepRoom as Machine['step'] },
  { name: 'listening', rule: '[LI1]', table: listeningTable, states: listeningStates, moves: listeningMoves, begin: 'waiting', end: 'ended', step: stepListening as Machine['step'] },
  { name: 'escalation', rule: '[ES1]', table: escalationTable, states: escalationStates, moves: escalationMoves, begin: 'raised', end: 'closed', step: stepEscalation as Machine['step'] },
]

function printed({ name, table }: Machine): string {
  const lines = Object.entries(table).flatMap(([state, moves]) => Object.entries(moves).map(([move, to]) => `${state.padEnd(13)} ${move.padEnd(20)} → ${to}`))
  return `${name}\n${lines.join('\n')}\n`
}

function reachableFrom({ table }: Machine, begin: string): Set<string> {
  const seen = new Set([begin])
  for (const state of seen) for (const to of Object.values(table[state] ?? {})) if (to !== undefined) seen.add(to)
  return seen
}

describe.each(machines)('the table of $name', (machine) => {
  it(`${machine.rule} is printed`, async () => {
    await expect(printed(machine)).toMatchFileSnapshot(`./printed/${machine.name}-table.txt`)
  })

  it(`${machine.rule} reaches every state, uses every move, and leads nowhere unknown`, () => {
    expect([...reachableFrom(machine, machine.begin)].sort()).toEqual([...machine.states].sort())
    const used = new Set(machine.states.flatMap((state) => Object.keys(machine.table[state] ?? {})))
    expect([...used].sort()).toEqual([...machine.moves].sort())
  })

  it(`${machine.rule} has a way out of every state but the end, and none out of that`, () => {
    for (const state of machine.states) {
      const out = Object.values(machine.table[state] ?? {})
      if (state === machine.end) expect(out).toEqual([])
      else expect(out.some((to) => to !== state), state).toBe(true)
      if (machine.end !== null) expect(reachableFrom(machine, state).has(machine.end), state).toBe(true)
    }
  })

  it(`${machine.rule} makes the listed moves and refuses all others, in every state`, () => {
    for (const state of machine.states) for (const move of machine.moves) expect(machine.step(state, move)).toBe(machine.table[state]?.[move])
    for (const move of ['__proto__', 'toString', 'constructor', '', 'OPEN']) expect(typeof machine.step(machine.begin, move)).not.toBe('string')
  })

  it(`${machine.rule} under any run of moves stays in a known state, and stays at the end once there`, () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...machine.moves), { maxLength: 60 }), (moves) => {
      let state = machine.begin
      for (const move of moves) {
        const was = state
        state = machine.step(state, move) ?? state
        if (!machine.states.includes(state) || (was === machine.end && state !== was)) return false
      }
      return true
    }))
  })
})

describe('an escalation', () => {
  it('[ES1] that is nobody’s climbs, and every other open state has someone who can close it or let it go', () => {
    for (const state of escalationStates) {
      if (state === 'closed') continue
      const moves = Object.keys(escalationTable[state])
      expect(moves).toContain('raise_again')
      expect(state === 'raised' ? moves.includes('climb') : moves.includes('close') && moves.includes('let_go'), state).toBe(true)
    }
  })

  it('[ES1] only grows more severe', () => {
    fc.assert(fc.property(fc.constantFrom(...severities), fc.constantFrom(...severities), (a, b) => {
      const worse = moreSevere(a, b)
      return severities.indexOf(worse) === Math.max(severities.indexOf(a), severities.indexOf(b))
    }))
  })
})

describe('presence as light', () => {
  it('[RO7] never jumps back and forth when one person comes and goes', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), fc.constantFrom<PresenceBand>('host_only', 'few', 'some', 'many'), (count, before) => {
      const start = stepPresence(before, count)
      const more = stepPresence(start, count + 1)
      // One more and then one fewer: whatever rose stays risen, except the very first and last person.
      return stepPresence(more, count) === more || count === 0
    }))
  })
})
