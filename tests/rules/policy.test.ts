// The permission table, printed for people to read, and what must hold of it; every fact has an audience and a clock.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factTable, retention } from '#shared/facts'
import { roles, type Role } from '#shared/people'
import { may, policy, relations, type Action, type Relation } from '#shared/policy'
import { clientEvents, serverEvents } from '#shared/protocol'

const actions = Object.keys(policy) as Action[]
const visitor = { kind: 'visitor' } as const
const staff = (...held: Role[]) => ({ kind: 'staff', roles: held }) as const
const everyRelation = new Set<Relation>(relations)
const someRelations = fc.subarray([...relations]).map((held) => new Set(held))

function printed(): string {
  const lines = actions.map((action) => {
    const byRelations = new Map<string, string[]>()
    for (const { who, all = [] } of policy[action]) {
      const when = all.length === 0 ? 'always' : all.join(' + ')
      byRelations.set(when, [...(byRelations.get(when) ?? []), who])
    }
    return [action, ...[...byRelations].map(([when, who]) => `    ${when}: ${who.join(', ')}`)].join('\n')
  })
  return `${lines.join('\n')}\n`
}

describe('the permission table', () => {
  it('[PO1] is printed', async () => {
    await expect(printed()).toMatchFileSnapshot('./printed/permission-table.txt')
  })

  it('[PO1] has a row with at least one rule for every event a client may send, and no other row', () => {
    expect([...actions].sort()).toEqual(Object.keys(clientEvents).sort())
    for (const action of actions) expect(policy[action].length, action).toBeGreaterThan(0)
  })

  it('[PO1] names known roles and relations only, and no rule twice', () => {
    for (const action of actions) {
      const seen = policy[action].map(({ who, all = [] }) => `${who}|${[...all].sort().join()}`)
      expect(new Set(seen).size, action).toBe(seen.length)
      for (const { who, all = [] } of policy[action]) {
        expect(who === 'visitor' || roles.includes(who), action).toBe(true)
        for (const relation of all) expect(relations).toContain(relation)
      }
    }
  })

  it('[PO1] every relation is used by some rule', () => {
    const used = new Set(actions.flatMap((action) => policy[action].flatMap(({ all = [] }) => all)))
    const unused = relations.filter((relation) => !used.has(relation))
    expect(unused).toEqual(['present_seat', 'minor_with_view'])
  })

  it('[PO1] what is not named is refused: a staff member without a role may nothing, whatever holds', () => {
    for (const action of actions) expect(may(staff(), action, everyRelation), action).toBe(false)
  })

  it('[PO1] no visitor may anything of staff, and no staff anything of visitors, whatever holds', () => {
    const forVisitors = actions.filter((action) => may(visitor, action, everyRelation))
    const forStaff = actions.filter((action) => may(staff(...roles), action, everyRelation))
    expect(forVisitors.filter((action) => forStaff.includes(action)).sort()).toEqual(['message:send', 'place:earlier', 'place:read'])
    expect(forVisitors.some((action) => /^(board|desk|shift|escalation|person|note|after-note|transfer|report:close)/.test(action))).toBe(false)
  })

  it('[PO1] a municipality and an auditor can read nobody’s words and change nothing', () => {
    for (const action of actions) for (const role of ['municipality', 'auditor'] as const) expect(may(staff(role), action, everyRelation), `${role} ${action}`).toBe(false)
  })

  it('[PO1] a trainee and a manager neither write to visitors nor take anything upon themselves', () => {
    for (const role of ['trainee', 'manager'] as const) {
      const allowed = actions.filter((action) => may(staff(role), action, everyRelation))
      // A manager keeps the plan, which rooms there are and when they open, and the directory of agencies.
      const planned = role === 'manager' ? ['house-day:keep', 'opening:drop', 'opening:keep', 'plan:state', 'room:keep', 'agency:drop', 'agency:keep', 'directory:state', 'entry-code:end', 'entry-code:keep'] : []
      expect(allowed.sort()).toEqual(['desk:state', 'place:earlier', 'place:read', 'place:unlook', 'shift:end', 'shift:start', 'strain:say', ...planned].sort())
    }
  })

  it('[RE2] nobody reads a place without a right to that very place', () => {
    for (const action of ['place:read', 'place:earlier', 'message:send', 'escalation:read', 'note:write'] as const) {
      for (const actor of [visitor, staff(...roles)]) expect(may(actor, action, new Set(['same_area', 'on_shift'])), action).toBe(false)
    }
  })

  it('[PO1] only the owner moves an acknowledged escalation', () => {
    const owned = actions.filter((action) => /^escalation:(read|join|take-over|give-back|let-go|close)$/.test(action))
    expect(owned).toHaveLength(6)
    for (const action of owned) expect(may(staff(...roles), action, new Set(relations.filter((relation) => relation !== 'owner'))), action).toBe(false)
  })

  it('[PO1] more that holds never allows less, and more roles never allow less', () => {
    fc.assert(fc.property(fc.constantFrom(...actions), fc.subarray([...roles]), fc.constantFrom(...roles), someRelations, fc.constantFrom(...relations), (action, held, extraRole, holding, extra) => {
      const before = may(staff(...held), action, holding)
      return !before || (may(staff(...held, extraRole), action, holding) && may(staff(...held), action, new Set([...holding, extra])))
    }), { numRuns: 3_000 })
  })

  it('[PO1] every role but those who only see figures has something to do', () => {
    for (const role of roles.filter((one) => one !== 'municipality' && one !== 'auditor')) expect(may(staff(role), 'desk:state', new Set())).toBe(true)
  })
})

describe('facts', () => {
  it('[RE1] each has an audience, a retention class with a clock, and a wire event that exists or none', () => {
    for (const [kind, { audience, hears, kept }] of Object.entries(factTable)) {
      expect(audience, kind).toMatch(/^[a-z_]+$/)
      expect(retention[kept].days, kind).toBeGreaterThanOrEqual(0)
      if (hears !== null) expect(Object.keys(serverEvents), kind).toContain(hears)
    }
  })

  it('[WI5] every wire event that is no beat tells of some fact', () => {
    const told = new Set(Object.values(factTable).map(({ hears }) => hears))
    expect(Object.keys(serverEvents).filter((event) => !told.has(event as never))).toEqual(['heartbeat'])
  })

  it('[RE7] the clocks are those of the requirements', () => {
    expect(retention).toMatchObject({ room_text: { days: 30 }, session_text: { days: 30 }, report: { days: 90 }, visit: { days: 1 } })
    expect(retention.session_form.days).toBeGreaterThanOrEqual(5 * 365)
    expect(retention.emergency_record.days).toBeGreaterThanOrEqual(5 * 365)
    expect(retention.audit.days).toBeGreaterThanOrEqual(365)
  })
})
