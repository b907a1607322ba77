// The pipeline itself: order, the strictest verdict, and what a broken or slow check means.
import { describe, expect, it } from 'vitest'
import type { Finding } from '#shared/moderation'
import { registry } from '#server/metrics'
import { screen, type Check } from '#server/moderation/screen'
import { nobodyBefore } from '#server/moderation/subject'

const finding = (severity: Finding['severity'], isHolding = false): Finding => ({ category: 'test', severity, rule: 'T-1', span: [0, 1], isHolding })

describe('the pipeline', () => {
  it('[MO2] takes the strictest of all verdicts and holds when one check holds', () => {
    const verdict = screen('あ', nobodyBefore, [['a', () => [finding('watch', true)]], ['b', () => [finding('urgent')]], ['c', () => []]])
    expect(verdict).toMatchObject({ severity: 'urgent', isHeld: true })
    expect(verdict.findings).toHaveLength(2)
  })

  it('[MO2] a check that throws means hold, and the others are still heard', () => {
    const broken: Check = () => { throw new Error('broken') }
    expect(screen('あ', nobodyBefore, [['broken', broken], ['b', () => [finding('imminent')]]])).toMatchObject({ severity: 'imminent', isHeld: true })
  })

  it('[MO2] every verdict is counted once, however often somebody asks', async () => {
    const counted = async (held: boolean): Promise<number> => Number(new RegExp(`engawa_screen_verdicts_total\\{severity="urgent",held="${held}"\\} (\\d+)`).exec(await registry.metrics())?.[1] ?? 0)
    const before = [await counted(true), await counted(false)] as const
    for (const isHolding of [true, false, false]) screen('あ', nobodyBefore, [['a', () => [finding('urgent', isHolding)]]])
    expect([await counted(true) - before[0], await counted(false) - before[1]]).toEqual([1, 2])
    expect(await counted(false) - before[1]).toBe(2)
  })

  it('[MO2] a check that failed is counted with its name and why', async () => {
    const broken: Check = () => { throw new Error('broken') }
    screen('あ', nobodyBefore, [['counted', broken]])
    expect(await registry.metrics()).toMatch(/engawa_screen_failed_checks_total\{check="counted",why="threw"\} 1/)
  })

  const work = (ms: number): void => {
    const since = process.cpuUsage()
    for (let spentMs = 0; spentMs < ms; spentMs = (process.cpuUsage(since).user + process.cpuUsage(since).system) / 1_000);
  }
  const countOf = async (check: string, why: string): Promise<number> => Number(new RegExp(`engawa_screen_failed_checks_total\\{check="${check}",why="${why}"\\} (\\d+)`).exec(await registry.metrics())?.[1] ?? 0)

  it('[MO2] a check that works for more than 50 ms means hold and is counted, also where it does so only the first time', async () => {
    let runs = 0
    const slowOnce: Check = () => {
      runs += 1
      if (runs === 1) work(70)
      return []
    }
    expect(screen('あ', nobodyBefore, [['quick', () => []], ['slow-once', slowOnce], ['b', () => [finding('urgent')]]])).toMatchObject({ severity: 'urgent', isHeld: true })
    expect([runs, await countOf('slow-once', 'slow'), await countOf('slow-once', 'late'), await countOf('quick', 'slow')]).toEqual([1, 1, 0, 0])
    expect(screen('あ', nobodyBefore, [['slow-once', slowOnce]])).toMatchObject({ isHeld: false })
    expect(await countOf('slow-once', 'slow')).toBe(1)
  })

  it('[MO2] a check that took more than 50 ms because the machine did something else holds nothing, and is counted', async () => {
    const waiting: Check = () => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60)
      return []
    }
    work(10)
    expect(screen('あ', nobodyBefore, [['waiting', waiting]])).toMatchObject({ isHeld: false })
    expect([await countOf('waiting', 'late'), await countOf('waiting', 'slow')]).toEqual([1, 0])
  })

  it('[MO3] a number that everyone may write passes, however like the line is to one that gives somebody away', () => {
    const publicNumbers = new Set(['0312345678'])
    for (const text of ['0120-279-338 と 0570-064-556 があります', '電話は0120-279-338です', '電話は03-1234-5678です']) expect([text, screen(text, { ...nobodyBefore, publicNumbers })]).toMatchObject([text, { severity: 'none', isHeld: false }])
    expect(screen('電話は03-1234-5679です', { ...nobodyBefore, publicNumbers })).toMatchObject({ isHeld: true })
  })

  it('[MO3] a number is found whatever is said right before and behind it, and a public one passes there', () => {
    const publicNumbers = new Set(['0312345678'])
    for (const before of ['ここに', 'ここに ', '鈴木さん ', 'いつでもご', 'よろしく', 'もし', 'いち、に、さん、']) {
      for (const behind of ['', 'に', 'にかけて', 'しか', ' ごろに', 'で']) {
        for (const number of ['090-0123-4567', '09001234567', '080 0123 4567']) expect([before + number + behind, screen(before + number + behind).findings.some(({ rule }) => rule === 'PII-1')]).toEqual([before + number + behind, true])
        for (const number of ['03-1234-5678', '0120-279-338']) expect([before + number + behind, screen(before + number + behind, { ...nobodyBefore, publicNumbers }).isHeld]).toEqual([before + number + behind, false])
      }
    }
  })

  it('[MO4] a wish to die is noticed and never held for being one', () => {
    expect(screen('もう死にたいです')).toMatchObject({ severity: 'urgent', isHeld: false })
    expect(screen('今から死にます')).toMatchObject({ severity: 'imminent', isHeld: false })
    expect(screen('わたしにたいして、死ぬほど眠い')).toMatchObject({ severity: 'none', isHeld: false })
    expect(screen('さっき窓をあけたら鳥の声がよく聞こえました。')).toMatchObject({ severity: 'none', isHeld: false })
    expect(screen('ベランダの手すりをこえました')).toMatchObject({ severity: 'imminent', isHeld: false })
  })

  it('[MO3] a hotline is no line of LINE: its number passes, and it may be spoken of', () => {
    const publicNumbers = new Set(['0120279338'])
    for (const text of ['よりそいホットラインは 0120-279-338', 'よりそいホットラインは、0120-279-338です', 'ホットラインにかけてみた']) {
      expect([text, screen(text, { ...nobodyBefore, publicNumbers }).findings]).toEqual([text, []])
    }
  })

  it('[MO3] every span lies in the text as typed', () => {
    const text = '📱 ０９０−は だめ。 090-0123-4567 か taro@example.jp'
    for (const { span: [from, to] } of screen(text).findings) {
      expect(from).toBeGreaterThanOrEqual(0)
      expect(to).toBeLessThanOrEqual(text.length)
      expect(text.slice(from, to)).toMatch(/\d|@/)
    }
    expect(screen(text).findings).toHaveLength(2)
  })
})
