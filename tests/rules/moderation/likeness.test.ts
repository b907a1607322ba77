// What the lists leave out (decision 019): a line is weighed by letters and words it shares with labelled ones. To learn the weights
// anew after the lines have changed: LEARN=1 npx vitest run tests/rules/moderation/likeness.test.ts (and LEAVE_OUT: likeness/leave-out.ts)
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { kindOf } from '#server/moderation/categories'
import { resembling } from '#server/moderation/likeness/resembling'
import { readWeights, weights, writeWeights, type ByHead } from '#server/moderation/likeness/weights'
import { screen } from '#server/moderation/screen'
import type { Finding } from '#shared/moderation'
import { ja } from '#shared/texts/index'
import { textOf } from '../../bench/load.ts'
import { isAlarmOf, judge } from '../../screen/labelled-lines.ts'
import { leaveOut, tellLeftOut } from '../../screen/likeness/leave-out.ts'
import { learn, markOf } from '../../screen/likeness/learn.ts'
import { learnedFrom, linesOf } from './labelled.ts'

const nothing: ByHead = { danger: -9, imminent: -9, hurt: -9, grave: -9, contact: -9, personal: -9 }
const found = (severity: Finding['severity'], category = 'suicide_ideation', isHolding = false): Finding => ({ category, severity, rule: 'SI-01', span: [0, 4], isHolding })
const raisedBy = (like: Partial<ByHead>, beside: Finding[] = [], isLowered = false) => resembling({ ...nothing, ...like }, beside, isLowered, [0, 9]).map(({ rule, severity, isHolding }) => `${rule} ${severity}${isHolding ? ' held' : ''}`)

/** Every sentence among them, however deep. */
const wordsOf = (texts: unknown): string[] => (typeof texts === 'string' ? [texts] : texts !== null && typeof texts === 'object' ? Object.values(texts).flatMap(wordsOf) : [])

describe('weights', () => {
  it('[MO14] are those that were learned from the lines that stand here', () => {
    const lines = learnedFrom()
    for (const name of process.env.LEAVE_OUT?.split(',') ?? []) process.stdout.write(`${tellLeftOut(name, leaveOut(linesOf(name), lines))}\n`)
    if (process.env.LEARN) writeFileSync(fileURLToPath(new URL('../../../server/moderation/likeness/weights.txt', import.meta.url)), writeWeights(learn(lines)))
    else expect(weights().from).toBe(markOf(lines))
    // Only learning takes long.
  }, 900_000)

  it('[MO14] written and read again are the same; cut short they are none', () => {
    const written = writeWeights(weights())
    expect(readWeights(written)).toEqual(weights())
    expect(() => readWeights(written.slice(0, written.length / 2))).toThrow()
  })
})

describe('likeness', () => {
  it('[MO14] raises: nothing to urgent, urgent to imminent, and to no more than that', () => {
    expect(raisedBy({})).toEqual([])
    expect(raisedBy({ danger: 9 })).toEqual(['NR-1 urgent'])
    expect(raisedBy({ danger: 9, imminent: 9 })).toEqual(['NR-2 imminent'])
    expect(raisedBy({ imminent: 9 })).toEqual([])
    expect(raisedBy({ imminent: 9 }, [found('watch')])).toEqual([])
    expect(raisedBy({ imminent: 9 }, [found('urgent')])).toEqual([])
    expect(raisedBy({ danger: -0.3, imminent: 9 }, [found('urgent')])).toEqual(['NR-2 imminent'])
    expect(raisedBy({ danger: -0.6, imminent: 9 }, [found('urgent')])).toEqual([])
    expect(raisedBy({ danger: 9, imminent: 9 }, [found('imminent')])).toEqual([])
  })

  it('[MO14] never holds what may be a cry for help, and holds nothing twice', () => {
    expect(raisedBy({ hurt: 9 })).toEqual(['NR-3 watch held'])
    expect(raisedBy({ hurt: 9, grave: 9 })).toEqual(['NR-3 urgent held'])
    expect(raisedBy({ contact: 9 })).toEqual(['NR-4 watch held'])
    expect(raisedBy({ personal: 9 })).toEqual(['NR-5 watch held'])
    expect(raisedBy({ danger: 9, hurt: 9, contact: 9, personal: 9 })).toEqual(['NR-1 urgent'])
    expect(raisedBy({ hurt: 9, contact: 9, personal: 9 }, [found('urgent')])).toEqual([])
    expect(raisedBy({ hurt: 9, contact: 9, personal: 9 }, [found('watch', 'harassment', true)])).toEqual([])
  })

  it('[MO14] raises what a rule held as unkind to an alert where it is as grave as a threat', () => {
    expect(raisedBy({ hurt: 1, grave: 1 }, [found('watch', 'harassment', true)])).toEqual(['NR-3 urgent held'])
    expect(raisedBy({ hurt: 1, grave: 1 }, [found('urgent', 'harassment', true)])).toEqual([])
    expect(raisedBy({ hurt: -0.5, grave: 1 }, [found('watch', 'harassment', true)])).toEqual([])
    expect(raisedBy({ hurt: 1, grave: 1 }, [found('watch', 'solicit_contact', true)])).toEqual([])
  })

  it('[MO14] where the lists say that it is not meant so, far more is asked', () => {
    expect(raisedBy({ danger: 0.2 })).toEqual(['NR-1 urgent'])
    expect(raisedBy({ danger: 0.2 }, [], true)).toEqual([])
    expect(raisedBy({ danger: 1 }, [], true)).toEqual(['NR-1 urgent'])
  })

  it('[MO14] beside a rule that found the writer unwell, less is asked', () => {
    expect(raisedBy({ danger: 0 })).toEqual([])
    expect(raisedBy({ danger: 0 }, [found('watch')])).toEqual(['NR-1 urgent'])
    expect(raisedBy({ danger: 0 }, [found('watch', 'staff_call')])).toEqual([])
  })

  it('[MO14] finds what no rule does: of the lines it learned from, some only by likeness, and nothing harmless for it', () => {
    const judged = ['hand-a.tsv', 'hand-b.tsv', 'hand-own.tsv'].flatMap(linesOf).map((line) => judge(line))
    const only = judged.filter(({ rules, found: severity }) => isAlarmOf(severity) && rules.some((rule) => rule === 'NR-1' || rule === 'NR-2'))
    expect(only.length).toBeGreaterThan(20)
    expect(only.filter(({ severity }) => severity === 'none').map(({ text }) => text)).toEqual([])
  })

  it('[MO14] of several harmless sentences together, longer than what it learned from, says nothing', () => {
    const raised = Array.from({ length: 6_000 }, (_, n) => textOf(n)).filter((text) => screen(text).findings.length > 0)
    expect(raised).toEqual([])
  })

  it('[MO14] of a line in other writing than it learned from says nothing', () => {
    for (const text of ['good evening', 'good morning everyone', 'thank you for coming', 'how are you', 'it is cold today', 'too fast for me', 'nice to meet you', 'I watched a movie yesterday', 'Bonsoir à tous', '안녕하세요 여러분', 'Xin chào các bạn', 'Zoomでok']) {
      expect([text, screen(text).findings]).toEqual([text, []])
    }
  })

  it('[MO14] likeness alone calls nobody at once for what the house itself says, and little else of it is like anything', () => {
    const said = wordsOf(ja).filter((text) => text.length >= 4)
    expect(said.length).toBeGreaterThan(400)
    const like = said.flatMap((text) => screen(text).findings.filter(({ rule }) => rule.startsWith('NR-')).map(({ rule }) => `${rule} ${text}`))
    expect(like.filter((each) => each.startsWith('NR-2'))).toEqual([])
    expect(like.length / said.length, like.join('\n')).toBeLessThan(0.015)
  })

  it('[MO14] a line of those on duty, who speak of what others are in, is not weighed', () => {
    const texts = linesOf('hand-own.tsv').filter(({ severity }) => severity === 'urgent').map(({ text }) => text)
    const rulesOf = (isStaff: boolean) => texts.flatMap((text) => screen(text, { atMs: 0, earlier: [], isStaff }).findings.map(({ rule }) => rule)).filter((rule) => rule.startsWith('NR-'))
    expect(rulesOf(false).length).toBeGreaterThan(0)
    expect(rulesOf(true)).toEqual([])
  })

  it('[MO14] what follows is said by the table of categories', () => {
    expect(['resembles_danger', 'resembles_hurt', 'resembles_contact', 'resembles_personal'].map(kindOf)).toEqual(['danger', 'target', 'contact', 'contact'])
  })
})
