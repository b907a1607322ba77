// The table of staff's hands on rooms and people: none without a reason, a row in the audit and a way back.
import { describe, expect, it } from 'vitest'
import { hands, notHands, ruleHands, type Hand } from '#shared/hands'
import { may, policy, relations, type Action, type Relation } from '#shared/policy'
import { clientEvents } from '#shared/protocol'
import { goodInput } from '#tests/support/sample-input'

const staffActions = (Object.keys(policy) as Action[]).filter((action) => policy[action].some(({ who }) => who !== 'visitor'))
const all = Object.entries(hands) as [Action, Hand][]
const accepts = (action: Action, input: unknown) => clientEvents[action].input.safeParse(input).success

describe('hands on rooms and people', () => {
  it('[HA16] everything staff may ask is a hand, or says why it is none; never both', () => {
    const named = [...Object.keys(hands), ...Object.keys(notHands)]
    expect(named.sort()).toEqual([...staffActions].sort())
    for (const why of Object.values(notHands)) expect(why.length).toBeGreaterThan(20)
  })

  it.each(all)('[HA16] %s has a code that says why, from a closed list, and is refused without it', (action, { reason }) => {
    if (typeof reason === 'object') {
      expect(reason.codes.every((code) => /^[a-z_]{4,20}$/.test(code))).toBe(true)
      return expect(reason.why.length).toBeGreaterThan(20)
    }
    const good = goodInput(action)
    expect(accepts(action, good)).toBe(true)
    expect(accepts(action, { ...good, [reason]: undefined })).toBe(false)
    expect(accepts(action, { ...good, [reason]: 'words of one’s own' })).toBe(false)
  })

  it('[HA16] the table is printed for people to read, with what the house does by rule', async () => {
    const undone = (undo: Hand['undo']) => (typeof undo === 'string' ? `\`${undo}\`` : undo.none)
    const why = (reason: Hand['reason']) => (typeof reason === 'string' ? `asked (\`${reason}\`)` : `${reason.codes.map((code) => `\`${code}\``).join(', ')}: ${reason.why}`)
    const rows = all.map(([action, { audit, reason, undo }]) => `| \`${action}\` | ${why(reason)} | ${audit.map((row) => `\`${row}\``).join(', ')} | ${undone(undo)} |`)
    const byRule = Object.entries(ruleHands).map(([name, { codes, undo }]) => `| \`${name}\` | ${codes.map((code) => `\`${code}\``).join(', ')} | ${undone(undo)} |`)
    await expect([
      '# The hands of staff, and of the house', '', 'Printed from `shared/hands.ts` by its test (rules HA3, HA16). An act that is undone by nothing says why.', '',
      '| act | reason code | row in the audit | undone by |', '|---|---|---|---|', ...rows, '',
      'What the house does to a room by its own rule stands in the audit under the rule’s name, with nobody’s beside it.', '',
      '| row in the audit | reason code | undone by |', '|---|---|---|', ...byRule, '',
    ].join('\n')).toMatchFileSnapshot('../../docs/hands.md')
  })

  it('[HA16] what the house does by rule is undone by an act of staff, or says how it ends', () => {
    for (const [name, { undo }] of Object.entries(ruleHands)) {
      if (typeof undo === 'string') expect(Object.keys(hands), name).toContain(undo)
      else expect(undo.none.length, name).toBeGreaterThan(20)
    }
  })

  it.each(all)('[HA16] %s is undone by an act of whoever may do it', (action, { undo }) => {
    if (typeof undo === 'object') return expect(undo.none.length).toBeGreaterThan(20)
    expect(Object.keys({ ...hands, ...notHands })).toContain(undo)
    for (const { who, all: needed } of policy[action]) {
      if (who === 'visitor') continue
      // On shift, in the area and, once it is done, in the place.
      const held = new Set<Relation>([...(needed ?? []), ...relations.filter((each) => each === 'host_here' || each === 'listener_here' || each === 'same_area' || each === 'on_shift')])
      expect(may({ kind: 'staff', roles: [who] }, undo, held)).toBe(true)
    }
  })
})
