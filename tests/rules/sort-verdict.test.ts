// What follows from a verdict: whom it concerns, and whether its writer may be shown the part.
import { describe, expect, it } from 'vitest'
import { sortVerdict } from '#server/moderation/findings/sort-verdict'
import { screen } from '#server/moderation/screen'
import type { Finding } from '#shared/moderation'

const found = (category: string, severity: Finding['severity'], isHolding = false, span: [number, number] = [0, 4]): Finding => ({ category, severity, rule: `T-${category}`, span, isHolding })
const sorted = (...findings: Finding[]) => sortVerdict({ severity: 'none', isHeld: findings.some(({ isHolding }) => isHolding), findings }, false)
const kinds = (...findings: Finding[]) => sorted(...findings).rows.map(({ kind, severity }) => `${kind} ${severity}`)

describe('what follows from a verdict', () => {
  it('[FI1] danger is its writer’s own; what harms others never counts as that', () => {
    expect(sorted(found('harassment', 'urgent', true)).danger).toBeNull()
    expect(sorted(found('doxxing', 'urgent', true), found('suicide_ideation', 'watch', false, [10, 14])).danger).toBe('watch')
    expect(kinds(found('solicit_sexual', 'urgent', true), found('suicide_plan', 'imminent'))).toEqual(['danger imminent', 'target urgent'])
    expect(kinds(found('suicide_passive', 'watch'), found('suicide_ideation', 'urgent'))).toEqual(['danger urgent'])
  })

  it('[FI1] a wish to die inside an insult is not its writer’s; beside it, or imminent, it is', () => {
    const insult = found('harassment', 'urgent', true, [0, 12])
    expect(sorted(insult, found('suicide_ideation', 'urgent', false, [5, 10])).danger).toBeNull()
    expect(sorted(insult, found('suicide_ideation', 'urgent', false, [14, 18])).danger).toBe('urgent')
    expect(sorted(insult, found('suicide_plan', 'imminent', false, [5, 10])).danger).toBe('imminent')
    expect(sortVerdict(screen('お前なんか死ねばいいのに'), false).danger).toBeNull()
    expect(sortVerdict(screen('お前なんか死ねばいいのに。俺ももう死にたい'), false).danger).toBe('urgent')
  })

  it('[FI1] what repeats weighs as what it repeats', () => {
    expect(kinds(found('suicide_passive', 'watch'), found('repeated', 'urgent'))).toEqual(['danger urgent'])
    expect(kinds(found('harassment', 'watch', true), found('repeated', 'urgent'))).toEqual(['target urgent'])
    expect(kinds(found('pii_phone', 'watch', true), found('repeated', 'urgent'))).toEqual(['quiet urgent'])
    expect(kinds(found('harassment', 'urgent', true, [0, 12]), found('suicide_passive', 'watch', false, [5, 10]), found('repeated', 'urgent'))).toEqual(['target urgent'])
  })

  it('[FI1] what only waits to be let through is no row of its own; a quiet sign is', () => {
    expect(kinds(found('pii_phone', 'watch', true), found('spam_flood', 'watch', true))).toEqual([])
    expect(kinds(found('pressure_lecture', 'watch'))).toEqual(['quiet watch'])
  })

  it('[FI3] the part is shown only where ways to be reached hold the line, and nothing else does', () => {
    expect(sorted(found('pii_phone', 'watch', true)).isExplainable).toBe(true)
    expect(sorted(found('pii_phone', 'watch', true), found('suicide_ideation', 'urgent', false)).isExplainable).toBe(true)
    expect(sorted(found('pii_phone', 'watch', true), found('harassment', 'urgent', true)).isExplainable).toBe(false)
    expect(sorted(found('suicide_pact', 'imminent', true)).isExplainable).toBe(false)
    expect(sortVerdict({ severity: 'none', isHeld: true, findings: [] }, false).isExplainable).toBe(false)
  })

  it('[FI1] of a line of staff only what is held counts, and nobody is taken to be in danger', () => {
    expect(sortVerdict({ severity: 'urgent', isHeld: false, findings: [found('suicide_ideation', 'urgent')] }, true)).toMatchObject({ danger: null, rows: [] })
    expect(sortVerdict({ severity: 'watch', isHeld: true, findings: [found('pii_phone', 'watch', true)] }, true)).toMatchObject({ danger: null, rows: [{ kind: 'staff_line', severity: 'urgent' }] })
  })
})
