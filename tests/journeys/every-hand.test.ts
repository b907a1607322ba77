// Every hand of staff on rooms and people, done once and undone once in one house: each leaves its row with its code.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hands, type Hand } from '#shared/hands'
import type { Action } from '#shared/policy'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let roomId: string
let host: Person
let supervisor: Person
let reader: Person
let writer: Person
beforeEach(async () => {
  evening = await Evening.begin()
  ;({ roomId, host, supervisor } = await evening.openRoom())
  writer = await evening.seated('こいし', roomId)
  reader = await evening.seated('あまおと', roomId)
})
afterEach(() => evening.end())

const rows = async () => (await evening.context.pool.query('select action, reason_code as reason, staff_id is not null as "hasStaff" from audit order by id')).rows as { action: string; reason: string | null; hasStaff: boolean }[]
const seatOf = async (person: Person) => (await person.ask('room:enter', { roomId, nickname: person.name, mark: 'leaf', isWatching: false })).seat?.seatId ?? ''
const placed = () => ({ placeId: roomId, clientId: randomUUID() })
const findings = async () => (await host.ask('desk:state')).findings
const reports = async () => (await host.ask('desk:state')).reports

async function theirHands(): Promise<void> {
  await host.ask('room:pause', { roomId, reason: 'breath' })
  await host.ask('room:resume', { roomId, reason: 'over' })
  await host.ask('room:slow', { roomId, slowMs: 30_000, reason: 'heated' })
  await host.ask('room:slow', { roomId, slowMs: 0, reason: 'over' })
  await host.ask('room:lock', { roomId, reason: 'flood' })
  await host.ask('room:unlock', { roomId, reason: 'over' })
  await host.ask('room:admit', { roomId, isOn: true, reason: 'flood' })
  await (await evening.visitor('すずめ')).tryAsk('room:enter', { roomId, nickname: 'すずめ', mark: 'leaf', isWatching: true })
  await host.ask('person:let-in', { placeId: roomId, knockIds: [(await host.ask('desk:state')).rooms[0]?.knocks[0]?.knockId ?? ''] })
  await host.ask('room:admit', { roomId, isOn: false, reason: 'over' })
  await supervisor.ask('house:quiet', { isQuiet: true, reason: 'care' })
  await supervisor.ask('house:quiet', { isQuiet: false, reason: 'over' })
  await host.ask('room:unhost', { roomId })
  await host.ask('room:host', { roomId })
}

async function onLines(): Promise<void> {
  const { seq } = await writer.say(roomId, 'よかったら 090-0123-4567 に')
  await host.ask('message:ask-rewrite', { ...placed(), seq, reason: 'contact' })
  await host.ask('message:release', { ...placed(), seq, reason: 'not_so' })
  await host.ask('message:hide', { ...placed(), seq, reason: 'contact' })
  await host.ask('message:unhide', { placeId: roomId, seq, reason: 'mistake' })
  await reader.ask('report:send', { ...placed(), seq: (await writer.say(roomId, 'ふつうの話')).seq, reason: 'other' })
  const { reportId } = (await reports())[0] ?? { reportId: '' }
  await host.ask('report:close', { reportId, outcome: 'no_need' })
  await host.ask('report:reopen', { reportId, reason: 'mistake' })
  await writer.say(roomId, 'もう消えたいなあ')
  const { findingId } = (await findings())[0] ?? { findingId: '' }
  await host.ask('finding:see', { findingId })
  await host.ask('finding:unsee', { findingId, reason: 'mistake' })
}

async function onPeople(): Promise<void> {
  const seatId = await seatOf(reader)
  await host.ask('person:rest', { placeId: roomId, seatId, reason: 'hurtful', minutes: 10 })
  await host.ask('rest:end', { placeId: roomId, seatId, reason: 'talked' })
  await supervisor.ask('person:remove', { placeId: roomId, seatId: await seatOf(reader), reason: 'solicitation', minutes: 10 })
  await supervisor.ask('rest:end', { placeId: roomId, seatId, reason: 'talked' })
  const supporter = await evening.staff('かえで', 'peer_supporter')
  await supporter.ask('shift:start')
  await writer.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })
  const { listeningId } = await supporter.ask('listening:take')
  await writer.ask('listening:answer', { listeningId, answer: 'go' })
  await supervisor.ask('listening:extend', { listeningId, clientId: randomUUID(), minutes: 10 })
}

async function atTheEnd(): Promise<void> {
  await host.ask('room:fade', { roomId, reason: 'ended' })
  await host.ask('room:reopen', { roomId, reason: 'mistake' })
  await host.ask('room:close', { roomId, reason: 'ended' })
  await host.ask('room:open', { roomId, minutes: 60 })
  await host.ask('room:open-sister', { roomId })
}

describe('every hand', () => {
  it('[HA16] done and undone, each leaves its row in the audit, with whoever did it and the code that says why', async () => {
    await theirHands()
    await onLines()
    await onPeople()
    await atTheEnd()
    const left = await rows()
    for (const [action, hand] of Object.entries(hands) as [Action, Hand][]) {
      for (const name of hand.audit) {
        const own = left.filter((row) => row.action === name)
        expect(own.length, `${action}: ${name}`).toBeGreaterThan(0)
        expect(own.every(({ hasStaff }) => hasStaff), action).toBe(true)
        expect(own.map(({ reason }) => reason), action).not.toContain(null)
        const { reason } = hand
        if (typeof reason === 'object') expect(own.some((row) => reason.codes.includes(row.reason ?? '')), `${action}: ${name}`).toBe(true)
      }
    }
    expect(left.flatMap(({ action, reason }) => (action === 'room.open' ? [reason] : []))).toEqual(['on_duty', 'on_duty', 'crowded'])
    expect(left.filter(({ action }) => action === 'message.release').map(({ reason }) => reason)).toEqual(['not_so'])
  })

  it('[HA3] a report that was put away stands before staff again, once, and so does a finding, on every desk', async () => {
    await reader.ask('report:send', { ...placed(), seq: (await writer.say(roomId, 'ふつうの話')).seq, reason: 'other' })
    await writer.say(roomId, 'もう消えたいなあ')
    const [report] = await reports()
    const [finding] = await findings()
    const reportId = report?.reportId ?? ''
    const findingId = finding?.findingId ?? ''
    await host.ask('report:close', { reportId, outcome: 'no_need' })
    await host.ask('finding:see', { findingId })
    expect([await reports(), await findings()]).toEqual([[], []])
    for (const _ of [1, 2]) {
      await host.ask('report:reopen', { reportId, reason: 'mistake' })
      await host.ask('finding:unsee', { findingId, reason: 'mistake' })
    }
    expect([await reports(), await findings()]).toEqual([[report], [finding]])
    expect((await supervisor.ask('desk:state')).findings).toEqual([finding])
    expect((await rows()).filter(({ action }) => action === 'report.reopen' || action === 'finding.unsee')).toHaveLength(2)
    await expect(writer.raw('report:reopen', { reportId, reason: 'mistake' })).resolves.toMatchObject({ ok: false, code: 'unknown_event' })
  })

  it('[HA3] let out by mistake and taken down, no reader has its words any more, and its writer is told why', async () => {
    const { seq } = await writer.say(roomId, 'よかったら 090-0123-4567 に')
    await host.ask('message:release', { ...placed(), seq, reason: 'fine' })
    await host.ask('message:hide', { ...placed(), seq, reason: 'contact' })
    await evening.settle()
    expect(JSON.stringify((await reader.ask('place:read', { placeId: roomId, afterSeq: seq - 1 })).entries)).not.toContain('4567')
    expect(writer.lines(roomId).filter((entry) => entry.kind === 'hidden')).toEqual([expect.objectContaining({ reason: 'contact' })])
  })

  it('[HA3] out of the quiet minutes a room is opened again: those in the light talk on, others come in, and the words that went stay gone', async () => {
    await writer.say(roomId, 'きょうの話')
    await host.ask('room:fade', { roomId, reason: 'ended' })
    expect(await host.ask('room:reopen', { roomId, reason: 'mistake' })).toMatchObject({ state: 'open', closesAt: evening.clock.now() + 30 * 60_000 })
    await evening.settle()
    expect(writer.lastHeard('room:news')).toMatchObject({ state: 'open' })
    await writer.say(roomId, 'つづきの話')
    const back = (await (await evening.visitor('すずめ')).ask('room:enter', { roomId, nickname: 'すずめ', mark: 'snow', isWatching: true })).entries
    expect(back.some((entry) => entry.kind === 'notice' && entry.notice === 'reopened')).toBe(true)
    expect([JSON.stringify(back).includes('きょうの話'), JSON.stringify(back).includes('つづきの話')]).toEqual([false, true])
    expect(await host.tryAsk('room:reopen', { roomId, reason: 'mistake' })).toMatchObject({ ok: false, code: 'moved_on' })
    await evening.later(21 * 60_000)
    expect(writer.lines(roomId).some((entry) => entry.kind === 'notice' && entry.notice === 'closing_soon')).toBe(true)
  })
})
