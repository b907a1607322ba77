// What the screen command counts, and the one line it answers with, on small files of its own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { runMeasuring } from '../measure/measuring-command.ts'
import { screenCommand } from '../screen/screen-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'engawa-screen-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const labelled = file('lines.tsv', ['category\tseverity\ttext', 'suicide_ideation\turgent\tもう␤死にたい', 'suicide_plan\timminent\t今夜死にます', 'ordinary\tnone\t今日は散歩をしました', 'pii_phone\twatch\t番号は 090-0123-4567 です', 'harassment\turgent\tおまえなんか死ね', 'solicit_contact\twatch\tきょうはいい天気ですね', ''].join('\n'))
const turns = (lines: string[]) => lines.map((text, at) => ({ speaker: at % 2 === 0 ? 'あ' : 'い', text, at: `2024-01-01T20:${String(at % 60).padStart(2, '0')}:00` }))
const talk = (id: string, lines: string[]) => JSON.stringify({ id, source: 'own', speakers: ['あ', 'い'], turns: turns(lines) })
const ordinary = file('talk.jsonl', `${talk('1', ['こんばんは', 'こんばんは、寒いですね', 'そうですね', 'お茶をいれました'])}\n`)
const evening = file('evening.jsonl', `${Array.from({ length: 40 }, (_, n) => talk(String(n), Array.from({ length: 20 }, (__, at) => `今日は${n}と${at}の話をしました`))).join('\n')}\n`)

async function measured(...argv: string[]) {
  const said: string[] = []
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  const outcome = await runMeasuring(screenCommand, [...argv, '--seed', '7'])
  stderr.mockRestore()
  return { ...outcome, figures: JSON.parse(outcome.line) as Record<string, unknown>, said: said.join('') }
}

const first = ['tool', 'v', 'ok', 'seconds', 'commit', 'seed']

describe('npm run screen', () => {
  it('[RP6] --labelled: the share of each kind found, from parts judged one after the other, and a goal missed ends with 1', async () => {
    const { figures, exitCode, said } = await measured('--labelled', labelled)
    expect(Object.keys(figures)).toEqual([...first, 'n', 'urgentRecall', 'imminentAsImminent', 'watchRecall', 'noneFalseAlarm', 'piiRecall', 'contactRecall', 'harassmentRecall', 'p50Us', 'p99Us'])
    expect(figures).toMatchObject({ tool: 'screen', ok: false, seed: 7, n: 6, urgentRecall: 1, imminentAsImminent: 1, watchRecall: 0.5, noneFalseAlarm: 0, piiRecall: 1, contactRecall: 0, harassmentRecall: 1 })
    expect(exitCode).toBe(1)
    expect(said).toMatch(/category +n +right/)
    expect(said).not.toContain('きょうはいい天気ですね')
  })

  it('[RP6] --misses names every line that was missed, with its label, what was found and by which rules', async () => {
    const { said } = await measured('--labelled', labelled, '--misses')
    expect(said).toContain('solicit_contact watch → none [] きょうはいい天気ですね')
    expect(said).not.toContain('今夜死にます')
  })

  it('[RP6] --ordinary: alarms for ten thousand messages', async () => {
    const { figures, exitCode } = await measured('--ordinary', ordinary)
    expect(Object.keys(figures)).toEqual([...first, 'messages', 'urgentPer10000', 'watchPer10000', 'heldPer10000', 'p50Us', 'p99Us'])
    expect([figures.messages, figures.urgentPer10000, figures.watchPer10000, figures.heldPer10000, exitCode]).toEqual([4, 0, 0, 0, 0])
  })

  it('[RP6] --evening: hours and alerts of a night with one labelled line in a hundred; the same seed gives the same night', async () => {
    const dangers = file('dangers.tsv', 'category\tseverity\ttext\nsuicide_plan\timminent\t今夜死にます\n')
    const once = await measured('--evening', evening, '--labelled', dangers)
    expect(Object.keys(once.figures)).toEqual([...first, 'hours', 'alerts', 'alertsPerHostHour', 'trueAlerts'])
    const { hours, alerts, alertsPerHostHour, trueAlerts } = once.figures as Record<string, number>
    expect(hours).toBeCloseTo(40 * (19 / 60), 1)
    expect(alerts).toBeGreaterThan(0)
    expect(trueAlerts).toBe(alerts)
    expect(alertsPerHostHour).toBeCloseTo((alerts ?? 0) / (hours ?? 1), 1)
    const again = await measured('--evening', evening, '--labelled', dangers)
    expect(again.figures).toMatchObject({ hours, alerts, alertsPerHostHour, trueAlerts })
    const harmless = file('harmless.tsv', 'category\tseverity\ttext\nordinary\tnone\tおやすみなさい\n')
    expect((await measured('--evening', evening, '--labelled', harmless)).figures).toMatchObject({ alerts: 0, trueAlerts: 0 })
  })

  it('[RP6] two things at once, nothing, an evening without lines and a file that is not there end with 2', async () => {
    for (const argv of [[], ['--labelled', labelled, '--ordinary', ordinary], ['--evening', evening], ['--labelled', join(folder, 'none.tsv')], ['--labelled', ordinary]]) {
      expect([argv, (await measured(...argv)).exitCode]).toEqual([argv, 2])
    }
  })
})
