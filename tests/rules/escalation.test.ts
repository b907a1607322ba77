// The table of escalation, printed and walked at random; the ladder, and what the visitor is told, as pure rules.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginLadder, calledAt, climbLadder, groupsOf, isCallingEveryone, leavesAfterMs, type Standing } from '#server/escalation/ladder/ladder'
import { helpView, type HelpFacts } from '#server/escalation/help-view'
import { escalationMoves, escalationStates, escalationTable, moreSevere, severities, stepEscalation, type EscalationState } from '#shared/escalation'

const settings = { ladderMs: [60_000, 180_000, 300_000], ladderAgainMs: 60_000 }

describe('the table', () => {
  it('[ES1] is this one, and no other', () => {
    const printed = escalationStates.map((state) => `${state}: ${escalationMoves.flatMap((move) => (escalationTable[state][move] ? [`${move} → ${escalationTable[state][move]}`] : [])).join(', ')}`)
    expect(printed).toEqual([
      'raised: raise_again → raised, climb → raised, acknowledge → acknowledged',
      'acknowledged: raise_again → acknowledged, join → joined, let_go → raised, close → closed',
      'joined: raise_again → joined, take_over → taken_over, give_back → acknowledged, let_go → raised, close → closed',
      'taken_over: raise_again → taken_over, give_back → joined, let_go → raised, close → closed',
      'closed: ',
    ])
  })

  it('[ES1] from every open state there is a way to being closed, and from closed there is none', () => {
    const reaches = (from: EscalationState, seen = new Set<EscalationState>()): boolean =>
      from === 'closed' || (!seen.has(from) && Object.values(escalationTable[from]).some((to) => reaches(to, new Set([...seen, from]))))
    for (const state of escalationStates) expect(reaches(state)).toBe(true)
    expect(Object.keys(escalationTable.closed)).toEqual([])
  })

  it('[ES1] any walk of random moves takes only listed steps and never leaves the known states', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...escalationMoves), { maxLength: 40 }), (moves) => {
        let state: EscalationState = 'raised'
        for (const move of moves) {
          const to = stepEscalation(state, move)
          expect(to).toBe(escalationTable[state][move])
          state = to ?? state
          expect(escalationStates).toContain(state)
        }
      }),
    )
  })

  it('[ES2] severity only rises, in whatever order it is raised', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...severities), { minLength: 1 }), (raised) => {
        const kept = raised.reduce(moreSevere)
        expect(severities.indexOf(kept)).toBe(Math.max(...raised.map((severity) => severities.indexOf(severity))))
      }),
    )
  })
})

describe('the ladder', () => {
  it('[ES6] calls the first group at once, the next after 60 and 180 seconds, everyone after 300 and then every minute', () => {
    const times: [atMs: number, rung: number][] = []
    let now = 0
    let standing: Standing = beginLadder(now, 3, true, settings)
    times.push([now, standing.rung])
    for (let i = 0; i < 5; i++) {
      now = standing.climbsAt
      standing = climbLadder(standing, now, 3, true, settings)
      times.push([now / 1000, standing.rung])
    }
    expect(times).toEqual([[0, 0], [60, 1], [180, 2], [300, 3], [360, 3], [420, 3]])
  })

  it('[ES7] with nobody on duty everyone is called at once, at the beginning and at any later step', () => {
    expect(beginLadder(0, 3, false, settings)).toEqual({ rung: 3, climbsAt: 60_000 })
    expect(climbLadder({ rung: 0, climbsAt: 60_000 }, 60_000, 3, false, settings)).toEqual({ rung: 3, climbsAt: 120_000 })
  })

  it('[ES6] a restart in between delays nobody: late steps are counted from where they were due', () => {
    const late = 250_000
    const second = climbLadder({ rung: 0, climbsAt: 60_000 }, late, 3, true, settings)
    expect(second).toEqual({ rung: 1, climbsAt: 180_000 })
    expect(climbLadder(second, late, 3, true, settings)).toEqual({ rung: 2, climbsAt: 300_000 })
  })

  it('[ES6] groups stand in the order of their rungs, gaps between the numbers are no silent step, and past the last stands everyone', () => {
    const rows = [{ rung: 7, label: '運営' }, { rung: 1, label: '佐伯' }, { rung: 1, label: '大田' }, { rung: 3, label: '当直' }]
    const groups = groupsOf(rows)
    expect(groups.map((group) => group.map(({ label }) => label))).toEqual([['佐伯', '大田'], ['当直'], ['運営']])
    expect(calledAt(1, groups)).toEqual([rows[3]])
    expect(calledAt(3, groups)).toHaveLength(4)
    expect(isCallingEveryone(2, groups.length)).toBe(false)
    expect(groupsOf([])).toEqual([[]])
  })

  it('[ES6] the next step is never in the past of the one before, whatever the settings and however long the list', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(600_000), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 120_000 }), (ladderMs, groups, ladderAgainMs) => {
        const own = { ladderMs: [...ladderMs].sort((a, b) => a - b), ladderAgainMs }
        let standing = beginLadder(0, groups, true, own)
        for (let i = 0; i < 12; i++) {
          const next = climbLadder(standing, standing.climbsAt, groups, true, own)
          expect(next.climbsAt).toBeGreaterThanOrEqual(standing.climbsAt)
          expect(next.rung).toBe(Math.min(standing.rung + 1, groups))
          standing = next
        }
        expect(leavesAfterMs(20, own)).toBeGreaterThan(leavesAfterMs(19, own))
      }),
    )
  })
})

describe('what the visitor is told', () => {
  const facts: HelpFacts = { state: 'raised', rung: 0, raisedAt: 1, visitorAskedAt: 5, ownerId: null, ownerName: null, ownerRoles: null }
  const owned = { ownerId: 'x', ownerName: '佐伯', ownerRoles: ['peer_supporter', 'professional'] as const }

  it('[ES5] is told while a group is called, and nobody yet once everyone is', () => {
    expect(helpView(facts, 3)).toEqual({ state: 'told', raisedAt: 5, answeredBy: null })
    expect(helpView({ ...facts, rung: 2 }, 3).state).toBe('told')
    expect(helpView({ ...facts, rung: 3 }, 3).state).toBe('nobody_yet')
  })

  it('[ES5] names the person who answered and the role they come in, and never says “with you” before they are', () => {
    const answered = { ...facts, ...owned, ownerRoles: [...owned.ownerRoles] }
    expect(helpView({ ...answered, state: 'acknowledged' }, 3)).toMatchObject({ state: 'answered', answeredBy: { name: '佐伯', role: 'professional' } })
    expect(helpView({ ...answered, state: 'joined' }, 3).state).toBe('with_you')
    expect(helpView({ ...answered, state: 'taken_over' }, 3).state).toBe('with_you')
    expect(helpView({ ...answered, state: 'closed' }, 3).state).toBe('closed')
  })
})
