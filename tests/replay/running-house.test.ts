// Replay in a house that runs already (`--url`), and what it finds out there: held, refused and raised lines; lines that are lost,
// repeated, changed or out of order.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role } from '#shared/people'
import { Evening, type EveningOptions } from '#tests/support/evening'
import { runMeasuring } from '../measure/measuring-command.ts'
import { replayCommand } from './replay-command.ts'

const cast: readonly [name: string, role: Role][] = [['みなと', 'supervisor'], ['すみれ', 'host'], ['かえで', 'peer_supporter']]

let evening: Evening
let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'engawa-running-house-')) })
afterEach(async () => {
  vi.restoreAllMocks()
  await evening.end()
  rmSync(folder, { recursive: true, force: true })
})

async function open(options: EveningOptions = {}): Promise<void> {
  evening = await Evening.begin({ ...options, settings: { breakMs: 0, ...options.settings } })
  await evening.room('ほしの間', { capacity: 40 })
  await evening.room('つきの間', { capacity: 40 })
  for (const [name, role] of cast) await evening.signIn(name, role)
}

async function replay(speakers: string[], texts: readonly [speaker: number, text: string][]) {
  const file = join(folder, 'talk.jsonl')
  writeFileSync(file, JSON.stringify({ id: 'own', source: 'own', speakers, turns: texts.map(([speaker, text]) => ({ speaker: speakers[speaker], text })) }))
  const logins = cast.map(([name]) => name).join(',')
  const passwords = cast.map(([name]) => `password-of-${name}`).join(',')
  const told: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => { told.push(String(chunk)); return true })
  const { exitCode, line } = await runMeasuring(replayCommand, [file, '--url', evening.url, '--staff-login', logins, '--staff-password', passwords, '--speed', '5000', '--seed', '1'])
  vi.mocked(process.stderr.write).mockRestore()
  return { exitCode, object: JSON.parse(line) as Record<string, unknown>, told: told.join('') }
}

const three = ['あおい', 'つゆくさ', 'なずな']
const greetings: [number, string][] = [[0, 'こんばんは'], [1, 'こんばんは'], [2, 'いい風ですね'], [0, 'はい'], [1, '雨のにおいがします'], [2, 'ほんとうに'], [0, 'おやすみなさい']]

describe('in a running house', () => {
  it('[RP4] a held line is counted apart: staff and its writer saw it, nobody else', async () => {
    await open()
    const { exitCode, object, told } = await replay(three, [...greetings, [1, '番号は 090-1234-5678 です'], [2, 'またあした']])
    expect(object, told).toMatchObject({ ok: true, messages: 9, held: 1, deliveries: 8 * 9 + 2, missing: 0, duplicated: 0 })
    expect(exitCode).toBe(0)
  })

  it('[RP5] lines that the rule refuses are counted and are no fault; any other refusal is one', async () => {
    await open()
    const { object } = await replay(three, [...greetings, [1, '　'], [2, 'あ'.repeat(2_001)], [0, 'またあした']])
    expect(object).toMatchObject({ ok: true, messages: 10, refused: 2, deliveries: 8 * 9 })
    await evening.end()
    await open()
    const pause = vi.spyOn(evening.context.store, 'post').mockImplementationOnce(async () => ({ outcome: 'paused', seq: 0, at: 0 }))
    expect(await replay(three, greetings)).toMatchObject({ exitCode: 1, object: { ok: false, refused: 1, messages: 7, missing: 0 } })
    expect(pause).toHaveBeenCalled()
  })

  it('[RP9] a nickname that poses as staff is replaced by a suggestion, and counted', async () => {
    await open()
    const { object, told } = await replay(['あおい', 'スタッフ', 'とてもとてもながいなまえのひと'], greetings)
    expect(object).toMatchObject({ ok: true, deliveries: 7 * 9 })
    expect(told).toContain('nicknames refused, a suggestion taken: 2')
  })

  it('[RP3] a cry in a session raises an escalation; the supervisor closes it, and the session ends as it should', async () => {
    await open()
    const { object, told } = await replay(['よもぎ', 'きき手'], [[0, 'こんばんは'], [1, 'こんばんは'], [0, 'もう死にたいです'], [1, 'ここにいます'], [0, 'はい']])
    expect(object, told).toMatchObject({ ok: true, readers: 3, messages: 5, deliveries: 15 })
    expect(told).toContain('escalations raised by the screening: 1')
  })

  it('[RP4] a pass renewed before every line, on a new line each time, loses and repeats nothing', async () => {
    await open({ settings: { passMs: 60_000 } })
    expect(await replay(three, greetings)).toMatchObject({ exitCode: 0, object: { ok: true, deliveries: 7 * 9 } })
    expect((await replay(['よもぎ', 'きき手'], greetings.map(([speaker, text]) => [speaker % 2, text]))).object).toMatchObject({ ok: true, deliveries: 7 * 3 })
  })
})

type Packet = { data?: [string, { entries: { seq: number; text?: string }[] }] }

/** Comes between the house and its sockets: each entry that is told of a place passes through `change` alone, though several that fall
 *  together travel in one packet (rule WI10). */
function meddle(change: (packet: Packet, send: (packet: Packet) => void) => void): void {
  const { adapter } = evening.app.io.of('/')
  const broadcast = adapter.broadcast.bind(adapter)
  vi.spyOn(adapter, 'broadcast').mockImplementation((packet: Packet, options) => {
    const [event, news] = packet.data ?? []
    if (event !== 'place:news' || !news) return broadcast(packet, options)
    for (const entry of news.entries) change({ ...packet, data: [event, { ...news, entries: [entry] }] }, (each) => broadcast(each, options))
  })
}

const saying = (text: string) => ({ data }: Packet) => data?.[1].entries.some((entry) => entry.text === text) ?? false

describe('a house that fails', () => {
  beforeEach(() => open())

  it('[RP4] a line that is not told is missing for everyone', async () => {
    meddle((packet, send) => { if (!saying('いい風ですね')(packet)) send(packet) })
    expect(await replay(three, greetings)).toMatchObject({ exitCode: 1, object: { ok: false, missing: 9, deliveries: 6 * 9 } })
  })

  it('[RP4] a line told twice, a line changed, and two lines that change places are found', async () => {
    let early: Packet | undefined
    meddle((packet, send) => {
      if (saying('はい')(packet)) send(packet)
      if (saying('いい風ですね')(packet)) packet.data?.[1].entries.forEach((entry) => { entry.text = 'いい風です' })
      if (saying('雨のにおいがします')(packet)) early = packet
      else send(packet)
      if (saying('ほんとうに')(packet) && early) send(early)
    })
    expect(await replay(three, greetings)).toMatchObject({ exitCode: 1, object: { ok: false, duplicated: 9, altered: 9, outOfOrder: 9, missing: 0 } })
  })
})
