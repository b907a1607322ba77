// What the desk says aloud of what screening found, and in which order.
import { describe, expect, it } from 'vitest'
import { alertsOf, foundBeside, soundingOf, watchRowsOf } from '#client/staff/findings/sounding.ts'
import { reasonWords } from '#client/staff/findings/reason-words.ts'
import { categoryKinds } from '#server/moderation/categories'
import { categoryWords } from '#shared/texts/staff-findings'
import type { FindingView } from '#shared/views'

const found = (findingId: string, more: Partial<FindingView> = {}): FindingView => ({
  findingId, placeId: 'room', placeKind: 'room', seq: 1, at: 1, kind: 'danger', severity: 'urgent', isHeld: false, staffName: null, reasons: [{ category: 'suicide_ideation', rule: 'SI-01' }], isGraphic: false, isOver: false, ...more,
})

describe('what the desk says of findings', () => {
  it('[FI6] a watch is a quiet row of its place, never an alert and never a sound', () => {
    const findings = [found('a', { severity: 'watch' }), found('b', { severity: 'watch', at: 2 }), found('c', { severity: 'watch', placeId: 'elsewhere' })]
    expect(alertsOf(findings, null)).toEqual([])
    expect(soundingOf(findings)).toEqual([])
    expect(foundBeside([...findings, found('d', { isHeld: true })], 'room')).toBe(2)
    expect(watchRowsOf(findings, 'room').map(({ findingId }) => findingId)).toEqual(['b', 'a'])
  })

  it('[FI6] urgent and imminent are alerts, the gravest first, and sound when somebody may be hurt', () => {
    const findings = [found('later', { at: 5 }), found('first', { at: 2, kind: 'target' }), found('gravest', { severity: 'imminent', at: 9 }), found('staff', { kind: 'staff_line', at: 7 })]
    expect(alertsOf(findings, null).map(({ findingId }) => findingId)).toEqual(['gravest', 'first', 'later', 'staff'])
    expect(soundingOf(findings).map(({ id }) => id).sort()).toEqual(['first', 'gravest', 'later'])
  })

  it('[FI7] a listener’s own talk has its card instead of an alert', () => {
    expect(alertsOf([found('own', { placeId: 'talk' }), found('other')], 'talk').map(({ findingId }) => findingId)).toEqual(['other'])
  })

  it('[FI6] every category of the screening has plain words for its reason', () => {
    expect(Object.keys(categoryKinds).filter((category) => categoryWords[category] === undefined)).toEqual([])
    expect(reasonWords(found('a', { reasons: [{ category: 'suicide_plan', rule: 'SP-01' }, { category: 'repeated', rule: 'RP-1' }] }))).toBe('気づいたこと：死ぬ計画、20分のうちに何度か')
  })
})
