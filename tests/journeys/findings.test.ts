// What follows from what screening finds, row by row of the table: quiet rows, alerts, help for the writer, what is held and what is said about it.
// One long file on purpose: it is that table read from top to bottom, and a row that is missing is seen.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entry } from '#shared/message'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

const minute = 60_000
let evening: Evening
let roomId: string
let host: Person
let supervisor: Person
let writer: Person
let reader: Person
beforeEach(async () => {
  evening = await Evening.begin()
  ;({ roomId, host, supervisor } = await evening.openRoom())
  writer = await evening.seated('こいし', roomId)
  reader = await evening.seated('あまおと', roomId)
})
afterEach(() => evening.end())

const escalations = async () => (await supervisor.ask('board:state')).open
const findings = async (of: Person = supervisor) => (await of.ask('desk:state')).findings
const notices = (of: Person) => of.lines(roomId).flatMap((entry) => (entry.kind === 'notice' && entry.notice.startsWith('help_') ? [entry.notice] : []))
const lineAt = (of: Person, seq: number): Entry | undefined => of.lines(roomId).find((entry) => entry.seq === seq)
const audited = async (action: string) => (await evening.context.pool.query('select staff_id, reason_code from audit where action = $1', [action])).rows as { staff_id: string; reason_code: string }[]

describe('watch', () => {
  it('[FI1] is a quiet row for host and supervisor: no escalation, nothing said to anyone in the room', async () => {
    const { seq } = await writer.say(roomId, '消えてしまえたらな')
    await evening.settle()
    for (const person of [host, supervisor]) expect(await findings(person)).toMatchObject([{ kind: 'danger', severity: 'watch', seq, placeId: roomId, isHeld: false }])
    expect(host.lastHeard('desk:changed')).toEqual({ why: 'watch' })
    expect(await escalations()).toEqual([])
    expect(notices(writer)).toEqual([])
    expect(lineAt(reader, seq)).toMatchObject({ kind: 'message', text: '消えてしまえたらな' })
    const elsewhere = await evening.staff('つばき', 'host')
    expect(await findings(elsewhere)).toEqual([])
  })

  it('[FI1] three of one person within twenty minutes are urgent, and a person is called', async () => {
    for (const text of ['消えてしまえたらな', 'いなくなりたい', '消えてしまいたいなあ']) await writer.say(roomId, text)
    expect(await escalations()).toMatchObject([{ severity: 'urgent', causes: ['screening'] }])
    const [gravest, ...quiet] = await findings()
    expect(gravest).toMatchObject({ kind: 'danger', severity: 'urgent' })
    expect(gravest?.reasons.map(({ category }) => category)).toContain('repeated')
    expect(quiet).toHaveLength(2)
  })
})

describe('urgent and imminent', () => {
  it('[FI2] a crisis line meets help and never a refusal: it stands in the room, and its writer alone gets the card, which promises a person on duty', async () => {
    const { seq, entry } = await writer.say(roomId, 'もう死にたいです')
    await evening.settle()
    expect(entry).toMatchObject({ kind: 'message', text: 'もう死にたいです' })
    expect(lineAt(reader, seq)).toMatchObject({ text: 'もう死にたいです' })
    expect(notices(writer)).toEqual(['help_with_person'])
    expect(notices(host)).toEqual(['help_with_person'])
    expect(notices(reader)).toEqual([])
    expect(lineAt(reader, seq + 1)).toEqual({ kind: 'blank', seq: seq + 1 })
    expect(await escalations()).toMatchObject([{ severity: 'urgent', causes: ['screening'], placeId: roomId }])
    for (const person of [host, supervisor]) expect(await findings(person)).toMatchObject([{ kind: 'danger', severity: 'urgent', seq, reasons: [{ category: 'suicide_ideation', rule: 'SI-01' }] }])
    // After a reload it is still there, and only for its writer.
    expect((await writer.ask('place:read', { placeId: roomId, afterSeq: seq })).entries).toMatchObject([{ kind: 'notice', notice: 'help_with_person' }])
    expect((await reader.ask('place:read', { placeId: roomId, afterSeq: seq })).entries).toEqual([{ kind: 'blank', seq: seq + 1 }])
  })

  it('[FI2] the card comes once in ten minutes for a person, also when the line is sent twice', async () => {
    const clientId = randomUUID()
    await writer.say(roomId, 'もう死にたいです', clientId)
    await writer.say(roomId, 'もう死にたいです', clientId)
    await writer.say(roomId, 'ほんとうに死にたい')
    const other = await evening.seated('つゆくさ', roomId)
    await other.say(roomId, '死にたいです')
    await evening.settle()
    expect(notices(writer)).toEqual(['help_with_person'])
    expect(notices(other)).toEqual(['help_with_person'])
    await evening.later(10 * minute)
    await writer.say(roomId, 'やっぱり死にたい')
    await evening.settle()
    expect(notices(writer)).toEqual(['help_with_person', 'help_with_person'])
  })

  it('[FI2] with nobody on duty before a board it promises nobody', async () => {
    await evening.cut(supervisor)
    await evening.later(90_000)
    await writer.say(roomId, 'もう死にたいです')
    await evening.settle()
    expect(notices(writer)).toEqual(['help_offered'])
  })

  it('[FI2] where the line cannot be written the answer names help, and the person who was told while there is one', async () => {
    await host.ask('room:pause', { roomId, reason: 'breath' })
    await expect(writer.say(roomId, 'もう死にたいです')).rejects.toMatchObject({ code: 'person_told' })
    await expect(reader.say(roomId, 'こんばんは')).rejects.toMatchObject({ code: 'room_paused' })
    await evening.cut(supervisor)
    evening.clock.move(90_000)
    await expect(reader.say(roomId, 'もう死にたいです')).rejects.toMatchObject({ code: 'help_named' })
    expect((await evening.context.pool.query('select count(*)::int as n from escalations')).rows).toEqual([{ n: 2 }])
    expect((await evening.context.pool.query('select count(*)::int as n from findings')).rows).toEqual([{ n: 0 }])
  })

  it('[FI2] a whisper is read the same way', async () => {
    await writer.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: 'もう死にたいです' })
    await evening.settle()
    expect(notices(writer)).toEqual(['help_with_person'])
    expect(await findings(host)).toMatchObject([{ kind: 'danger', severity: 'urgent' }])
    expect(await escalations()).toHaveLength(1)
  })

  it('[FI1] imminent raises an escalation at once, severity imminent, whatever else is happening', async () => {
    await writer.say(roomId, 'もう死にたいです')
    await writer.say(roomId, '今から死にます')
    expect(await escalations()).toMatchObject([{ severity: 'imminent', causes: ['screening'] }])
    expect(await findings()).toMatchObject([{ severity: 'imminent' }, { severity: 'urgent' }])
  })

  it('[FI8] who has an open urgent finding may be asked to rest from the room, and keeps the way to one-to-one', async () => {
    const { seat } = await writer.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
    await writer.say(roomId, 'もう死にたいです')
    const supporter = await evening.staff('かえで', 'peer_supporter')
    await supporter.ask('shift:start')
    await host.ask('person:rest', { placeId: roomId, seatId: seat?.seatId ?? '', reason: 'other', minutes: 30 })
    await expect(writer.say(roomId, 'まだ')).rejects.toMatchObject({ code: 'not_found' })
    const { listeningId, state } = await writer.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })
    expect(state).toBe('waiting')
    await supporter.ask('listening:take')
    await writer.ask('listening:answer', { listeningId, answer: 'go' })
    await writer.say(listeningId, 'さっきは死にたいと言いました')
    expect(await escalations()).toHaveLength(1)
  })

  it('[FI7] in a talk the listener has the finding on the desk, and no other peer has', async () => {
    const [supporter, colleague] = [await evening.staff('かえで', 'peer_supporter'), await evening.staff('つばき', 'peer_supporter')]
    for (const person of [supporter, colleague]) await person.ask('shift:start')
    const { listeningId } = await writer.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })
    await supporter.ask('listening:take')
    await writer.ask('listening:answer', { listeningId, answer: 'go' })
    const { seq } = await writer.say(listeningId, 'ずっと死にたいと思ってます')
    expect(await findings(supporter)).toMatchObject([{ kind: 'danger', severity: 'urgent', placeId: listeningId, placeKind: 'session', seq }])
    expect(await findings(colleague)).toEqual([])
    expect(await findings(supervisor)).toMatchObject([{ placeId: listeningId }])
    await evening.settle()
    expect(writer.lines(listeningId).flatMap((entry) => (entry.kind === 'notice' ? [entry.notice] : []))).toContain('help_with_person')
  })
})

describe('contact and personal data', () => {
  it('[FI3] ABU-01 the first hold of a visit shows the part and lets it be edited; later ones say only that they are looked at', async () => {
    const clientId = randomUUID()
    const first = await writer.say(roomId, 'よかったら 090-0123-4567 に', clientId)
    expect(first.entry).toMatchObject({ held: { category: 'pii_phone', spans: [[6, 19]], isShownToWriter: true } })
    expect((await writer.say(roomId, 'よかったら 090-0123-4567 に', clientId)).entry).toEqual(first.entry)
    expect((await writer.say(roomId, 'よかったら、また話しましょう')).entry).not.toHaveProperty('held')
    const later = await writer.say(roomId, 'メールは taro@example.jp です')
    expect(later.entry).toMatchObject({ text: 'メールは taro@example.jp です', held: { category: 'checking', spans: [], isShownToWriter: false } })
    await evening.settle()
    for (const seq of [first.seq, later.seq]) expect(lineAt(reader, seq)).toEqual({ kind: 'blank', seq })
    expect(lineAt(host, later.seq)).toMatchObject({ text: 'メールは taro@example.jp です', held: { category: 'pii_email', isShownToWriter: false } })
    const read = await writer.ask('place:read', { placeId: roomId, afterSeq: later.seq - 1 })
    expect(read.entries[0]).toEqual(later.entry)
    expect(JSON.stringify(writer.heard('place:news'))).not.toContain('pii_email')
    // The next visit is a new one.
    expect((await reader.say(roomId, '080-0123-4567')).entry).toMatchObject({ held: { isShownToWriter: true } })
    expect(await escalations()).toEqual([])
  })

  it('[FI3] ABU-01 ways to be reached elsewhere, however they are spelled, are held and reach nobody', async () => {
    const spelled = ['らいん交換しよ', 'ライソで話そ', 'L1NEやってる？', 'カカオのID教えて', 'でぃすこで話そうよ', 'インスタは @abc123 です', '０９０−０１２３−４５６７', 'まるきゅうまる れいいちにさん よんごろくなな', 'h t t p s : / / example . com にいます', 'example．com／abc']
    const missed = []
    for (const text of spelled) {
      const each = await evening.seated('つゆくさ', roomId)
      const { seq, entry } = await each.say(roomId, text)
      await evening.settle()
      if (!(entry?.kind === 'message' && entry.held) || lineAt(reader, seq)?.kind !== 'blank') missed.push(text)
      each.leave()
    }
    expect(missed).toEqual([])
  })

  it('[FI3] ABU-03 dates, scores, lines drawn and help lines of the directory pass, also from staff', async () => {
    const { context } = evening
    await context.store.records.addHelpLine({ id: 'own', sort: 1, name: '架空市のまどぐち', kind: 'voice', number: '055-000-1234', url: null, hoursText: '', isAlways: false, hours: [], cost: 'free', area: '架空市', verifiedOn: '2026-11-01', note: null })
    const innocent = ['2026年11月28日の18時からです', '3-2で勝ちました', 'ノートにラインを引くのが好き', '昨日は10000歩あるいた', '鯖の味噌煮を作りました', '1、2、3、4、5と数えてみた', 'いのちの電話は 0120-783-556 です', '#いのちSOS 0120-061-338']
    for (const text of innocent) {
      expect((await writer.say(roomId, text)).entry, text).not.toHaveProperty('held')
      expect((await host.say(roomId, text)).entry, text).not.toHaveProperty('held')
    }
  })

  it('[FI1] ABU-19 a staff line with contact data is held like anyone’s, and supervisors are told', async () => {
    const { seq, entry } = await host.say(roomId, 'わたしの番号は 090-0123-4567 です')
    await evening.settle()
    expect(entry).toMatchObject({ held: { category: 'pii_phone' } })
    expect(lineAt(reader, seq)).toEqual({ kind: 'blank', seq })
    expect(await findings(supervisor)).toMatchObject([{ kind: 'staff_line', severity: 'urgent', staffName: 'すみれ', seq }])
    expect(await findings(host)).toEqual([])
    const [found] = await findings()
    await expect(host.ask('finding:read', { findingId: found?.findingId ?? '' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await escalations()).toEqual([])
  })

  it('[FI1] ABU-19 a listener who would draw somebody away, and a host who would, are held and supervisors are told; a rule of the house is heard', async () => {
    const supporter = await evening.staff('かえで', 'peer_supporter')
    await supporter.ask('shift:start')
    const { listeningId } = await writer.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })
    await supporter.ask('listening:take')
    await writer.ask('listening:answer', { listeningId, answer: 'go' })
    await writer.ask('listening:enter', { listeningId })
    const places: [Person, string, Person][] = [[supporter, listeningId, writer], [host, roomId, reader]]
    for (const [person, placeId, other] of places) {
      const rule = await person.say(placeId, '連絡先は書かないでくださいね')
      const { seq, entry } = await person.say(placeId, '内緒だよ。ここには書かないでLINEで話そう')
      await evening.settle()
      expect(entry).toMatchObject({ held: {} })
      expect(other.lines(placeId).filter((each) => each.seq >= rule.seq)).toMatchObject([{ text: '連絡先は書かないでくださいね' }, { kind: 'blank', seq }])
    }
    expect((await findings(supervisor)).map(({ kind, placeId }) => `${kind} ${placeId}`).sort()).toEqual([`staff_line ${listeningId}`, `staff_line ${roomId}`].sort())
  })

  it('[FI3] ABU-07 a check that breaks means held: nobody hears it, and its writer reads only that it is looked at', async () => {
    Object.assign(evening.context.wordLists, { book: () => ({}) })
    const { seq, entry } = await writer.say(roomId, 'こんばんは')
    await evening.settle()
    expect(entry).toMatchObject({ held: { category: 'unchecked', spans: [], isShownToWriter: false } })
    expect(lineAt(reader, seq)).toEqual({ kind: 'blank', seq })
    expect(lineAt(host, seq)).toMatchObject({ text: 'こんばんは', held: { category: 'unchecked' } })
  })
})

describe('what harms others', () => {
  it('[FI1] is held and an alert of its own; its writer is not escalated', async () => {
    const { seq, entry } = await writer.say(roomId, 'お前なんか死ねばいいのに')
    await evening.settle()
    expect(entry).toMatchObject({ held: { category: 'checking', spans: [] } })
    expect(lineAt(reader, seq)).toEqual({ kind: 'blank', seq })
    for (const person of [host, supervisor]) expect(await findings(person)).toMatchObject([{ kind: 'target', severity: 'urgent', isHeld: true, seq }])
    expect(await escalations()).toEqual([])
    expect(notices(writer)).toEqual([])
  })

  it('[FI1] a writer who harms others and is in danger is treated as in danger, too', async () => {
    await writer.say(roomId, 'お前なんか死ねばいいのに。俺ももう死にたい')
    await evening.settle()
    expect((await findings()).map(({ kind }) => kind).sort()).toEqual(['danger', 'target'])
    expect(await escalations()).toMatchObject([{ severity: 'urgent' }])
    expect(notices(writer)).toEqual(['help_with_person'])
  })

  it('[FI4] ABU-17 an invitation to die is held, called for at once, and the room is told where help is without a word of it', async () => {
    const began = Date.now()
    const { seq, entry } = await writer.say(roomId, '一緒に死のう')
    await evening.settle()
    expect(host.heard('desk:changed').map(({ why }) => why)).toContain('held')
    expect(await findings(host)).toMatchObject([{ kind: 'danger', severity: 'imminent', isHeld: true, isGraphic: true }])
    expect(Date.now() - began).toBeLessThan(2_000)
    expect(await escalations()).toMatchObject([{ severity: 'imminent' }])
    expect(entry).toMatchObject({ held: { category: 'checking', spans: [], isShownToWriter: false } })
    expect(lineAt(reader, seq)).toEqual({ kind: 'blank', seq })
    expect(notices(reader)).toEqual(['help_for_everyone'])
    expect(notices(writer)).toEqual(['help_with_person', 'help_for_everyone'])
    expect(JSON.stringify(reader.heard('place:news'))).not.toContain('死のう')
    const other = await evening.seated('つゆくさ', roomId)
    await other.say(roomId, 'だれか一緒に死のう')
    await evening.settle()
    expect(notices(reader)).toEqual(['help_for_everyone'])
  })
})

describe('words that are hard to read', () => {
  it('[HA14] are marked so for staff, in the news, read back, in the talk around a held line, let out and put back; nobody else learns it', async () => {
    const graphic = '昨日の夜また手首を深く切って血がとまらなかった'
    const { seq } = await writer.say(roomId, graphic)
    const { seq: whispered } = await writer.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: graphic })
    const { seq: held } = await writer.say(roomId, 'ロープで首を吊る方法を教えて')
    await reader.say(roomId, 'こんばんは')
    await host.ask('message:release', { placeId: roomId, clientId: randomUUID(), seq: held, reason: 'fine' })
    await host.ask('message:hide', { placeId: roomId, clientId: randomUUID(), seq, reason: 'other' })
    await host.ask('message:unhide', { placeId: roomId, seq, reason: 'mistake' })
    const { seq: next } = await writer.say(roomId, 'よかったら 090-0123-4567 に')
    await evening.settle()
    const graphicIn = (entries: readonly Entry[]) => entries.flatMap((entry) => ('isGraphic' in entry && entry.isGraphic ? [entry.kind] : []))
    const all = ['message', 'whisper', 'message', 'released', 'restored']
    const readBack = (person: Person) => person.ask('place:read', { placeId: roomId, afterSeq: 0 })
    expect(graphicIn(host.lines(roomId))).toEqual(all)
    expect(graphicIn((await readBack(host)).entries)).toEqual(all)
    const [around] = (await host.ask('held:list', { placeId: roomId })).held
    expect([around?.seq, graphicIn(around?.before ?? [])]).toEqual([next, expect.arrayContaining(['message', 'restored'])])
    for (const person of [writer, reader]) expect(JSON.stringify([person.heard('place:news'), await readBack(person)])).not.toContain('isGraphic')
    expect(lineAt(reader, seq)).toMatchObject({ text: graphic })
    expect(lineAt(writer, whispered)).toMatchObject({ text: graphic })
  })
})

describe('the words of a finding', () => {
  it('[FI5] are read by a supervisor with an audit row before, by a host without, and by nobody else', async () => {
    await writer.say(roomId, 'もう死にたいです')
    const [found] = await findings()
    const findingId = found?.findingId ?? ''
    expect(await host.ask('finding:read', { findingId })).toMatchObject({ author: { kind: 'visitor', name: 'こいし' }, text: 'もう死にたいです', spans: [[2, 8]] })
    expect(await audited('finding.read')).toEqual([])
    expect(await supervisor.ask('finding:read', { findingId })).toMatchObject({ text: 'もう死にたいです' })
    expect(await audited('finding.read')).toEqual([{ staff_id: evening.staffIds.get('みなと'), reason_code: 'urgent' }])
    const [peer, coordinator] = [await evening.staff('かえで', 'peer_supporter'), await evening.staff('佐伯', 'coordinator')]
    for (const person of [peer, coordinator]) await expect(person.ask('finding:read', { findingId })).rejects.toMatchObject({ code: 'not_found' })
    const { rows } = await evening.context.pool.query('select findings::text as row from findings')
    expect(JSON.stringify(rows)).not.toMatch(/suicide|SI-/)
  })

  it('[FI5] a finding somebody has seen leaves every desk, once, and stays on record', async () => {
    await writer.say(roomId, '消えてしまえたらな')
    const [found] = await findings()
    const findingId = found?.findingId ?? ''
    await host.ask('finding:see', { findingId })
    await supervisor.ask('finding:see', { findingId })
    for (const person of [host, supervisor]) expect(await findings(person)).toEqual([])
    expect(await audited('finding.see')).toEqual([{ staff_id: evening.staffIds.get('すみれ'), reason_code: 'watch' }])
  })

  it('[FI5] one that cannot be opened keeps its row and its severity, covered and without a reason; the others stand as ever, and its words can be read', async () => {
    evening.options.mayLogErrors = true
    const { seq } = await writer.say(roomId, 'もう死にたいです')
    await reader.say(roomId, '消えてしまえたらな')
    const [damaged] = await findings()
    await evening.context.pool.query('update findings set sealed = $2 where id = $1', [damaged?.findingId, Buffer.from('damaged')])
    for (const person of [host, supervisor, host]) {
      expect(await findings(person)).toMatchObject([{ findingId: damaged?.findingId, seq, severity: 'urgent', reasons: [], isGraphic: true }, { severity: 'watch', reasons: [{ category: expect.any(String) }] }])
    }
    expect(await host.ask('finding:read', { findingId: damaged?.findingId ?? '' })).toMatchObject({ text: 'もう死にたいです', spans: [] })
    await supervisor.ask('finding:see', { findingId: damaged?.findingId ?? '' })
    expect(await findings(host)).toHaveLength(1)
    // Said once, by its number.
    expect(evening.errors().filter((line) => line.includes(damaged?.findingId ?? 'none'))).toHaveLength(1)
    expect(evening.errors().join()).not.toMatch(/死|suicide/)
  })

  it('[FI5] an alert that nobody has seen outlives its room, closed by a person or by the clock, before supervisors until one has seen it', async () => {
    await writer.say(roomId, 'お前なんか死ねばいいのに')
    await reader.say(roomId, '消えてしまえたらな')
    await host.ask('room:close', { roomId, reason: 'ended' })
    const [left, ...others] = await findings()
    expect([left, others]).toMatchObject([{ kind: 'target', severity: 'urgent', isOver: true }, []])
    expect(await findings(host)).toEqual([])
    expect(await supervisor.ask('finding:read', { findingId: left?.findingId ?? '' })).toMatchObject({ text: 'お前なんか死ねばいいのに' })
    await supervisor.ask('finding:see', { findingId: left?.findingId ?? '' })
    expect(await findings()).toEqual([])

    await host.ask('room:open', { roomId, minutes: 30 })
    await reader.ask('room:enter', { roomId, nickname: 'あまおと', mark: 'leaf', isWatching: false })
    await reader.say(roomId, 'お前なんか死ねばいいのに')
    expect(await findings()).toMatchObject([{ kind: 'target', isOver: false }])
    for (const _ of [1, 2, 3]) await evening.later(31 * minute)
    expect((await supervisor.ask('desk:state')).rooms).toMatchObject([{ state: 'closed' }])
    expect(await findings()).toMatchObject([{ kind: 'target', severity: 'urgent', isOver: true }])
  })

  it('[FI5] however much one person floods, the alerts of others stand, and how many more there are is said', async () => {
    await reader.say(roomId, 'もう死にたいです')
    await reader.say(roomId, '消えてしまえたらな')
    for (let i = 0; i < 101; i++) await writer.say(roomId, 'お前なんか死ねばいいのに')
    const desk = await supervisor.ask('desk:state')
    expect(desk.findings).toHaveLength(100)
    expect(desk.findings.filter(({ kind }) => kind === 'danger')).toHaveLength(1)
    expect(desk.findingsLeft).toEqual({ alerts: 2, watch: 1 })
    expect((await host.ask('desk:state')).findingsLeft).toEqual({ alerts: 2, watch: 1 })
  })

  it('[FI1] goes with its conversation: closed what was worth a look stands on no desk, forgotten there is no row', async () => {
    await writer.say(roomId, '消えてしまえたらな')
    await host.ask('room:close', { roomId, reason: 'ended' })
    expect(await findings()).toEqual([])
    await evening.later(31 * 24 * 60 * minute)
    await evening.later(minute)
    expect((await evening.context.pool.query('select count(*)::int as n from findings')).rows).toEqual([{ n: 0 }])
  })
})
