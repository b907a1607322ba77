// The table of staff's hands on rooms and people: none without a reason, a row in the audit and a way back.
import { describe, expect, it } from 'vitest'
import { hands, notHands, type Hand } from '#shared/hands'
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
    if (typeof reason === 'object') return expect(reason.none.length).toBeGreaterThan(20)
    const good = goodInput(action)
    expect(accepts(action, good)).toBe(true)
    expect(accepts(action, { ...good, [reason]: undefined })).toBe(false)
    expect(accepts(action, { ...good, [reason]: 'words of one’s own' })).toBe(false)
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
