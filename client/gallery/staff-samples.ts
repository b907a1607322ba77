// An invented evening as the staff see it, for pictures of their screens. None of it comes from anywhere.
import type { BoardView, DeskRoomView, DeskView, EscalationFileView, EscalationView, FindingView, NoteView, SessionView, StaffView, WaitingPersonView } from '#shared/views'
import type { ListsView, ListTexts, ListTrial } from '#shared/word-lists'
import { ids, now, rooms, talkEntries } from './samples.ts'

const minutes = (n: number) => now - n * 60_000
export const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const person = (n: number, name: string, ...roles: StaffView['roles']): StaffView => ({ staffId: idOf(n), name, roles })

export const staff = {
  supporter: person(101, 'かえで', 'peer_supporter'),
  other: person(102, 'いぶき', 'peer_supporter'),
  host: person(103, 'すみれ', 'host'),
  supervisor: person(104, 'みなと', 'supervisor'),
  professional: person(105, '佐伯', 'professional', 'coordinator'),
}

const deskRooms: DeskRoomView[] = rooms.map((room, i) => ({ ...room, visitors: [9, 3, 4][i] ?? 0, hosts: room.state === 'open' ? [staff.host] : [], isHostedByMe: false, knocks: [], heldCount: i === 0 ? 1 : 0, reportCount: i === 0 ? 1 : 0, hostSlowMs: 0, newcomers: [], resting: [], due: null }))

const waits: WaitingPersonView = { listeningId: idOf(201), askedAt: minutes(14), ageBand: '25_39', wish: 'talk', isFirstTime: true, timesToday: 1, severity: null, needsSupervisor: false, wasInterrupted: false, wishesFor: null }
export const waiting: WaitingPersonView[] = [
  { ...waits, listeningId: idOf(202), severity: 'urgent', isFirstTime: false, askedAt: minutes(6), wish: 'unsure' },
  waits,
  { ...waits, listeningId: idOf(203), ageBand: 'to_17', needsSupervisor: true, isFirstTime: false, askedAt: minutes(9), wish: 'listen_only' },
  { ...waits, listeningId: idOf(204), ageBand: 'unsaid', isFirstTime: false, askedAt: minutes(3), timesToday: 2, wasInterrupted: true },
]

export const session: SessionView = {
  listeningId: ids.talk, conversationId: ids.conversation, state: 'talking', name: 'なずな', ageBand: '25_39', wish: 'talk', isFirstTime: true, listener: staff.supporter, answerBy: null, startedAt: minutes(33), noticeAt: now + 7 * 60_000,
  endsAt: now + 17 * 60_000, escalationId: null, severity: null, escalationState: null, escalationOwnerName: null, isSupervisorLooking: false, isVisitorConnected: true,
}

export const desk: DeskView = {
  now, me: staff.supporter, shift: { isOn: true, startedAt: minutes(70), breakUntil: null }, rooms: deskRooms, waiting, listenersFree: 1,
  onShift: [{ ...staff.supporter, isTalking: false }, { ...staff.other, isTalking: true }, { ...staff.host, isTalking: false }, { ...staff.supervisor, isTalking: false }],
  isSupervisorOnShift: true, takeObstacle: null, sessions: [], transfers: [], afterNotesDue: [], calls: [], reports: [], soloNotes: [], findings: [], findingsLeft: { alerts: 0, watch: 0 },
}
export const deskInTalk: DeskView = { ...desk, takeObstacle: 'hands_full', sessions: [session], onShift: desk.onShift.map((one) => ({ ...one, isTalking: one.name !== 'すみれ' && one.name !== 'みなと' })) }
export const deskOfHost: DeskView = { ...desk, me: staff.host, takeObstacle: 'not_on_shift', rooms: deskRooms.map((room, i) => ({ ...room, isHostedByMe: i === 0 })), reports: [{ reportId: idOf(301), placeId: ids.room, seq: 11, reason: 'worried', at: minutes(1), aboutSeatId: null, ofReporter: 1 }] }
export const deskOfSupervisor: DeskView = {
  ...deskInTalk, me: staff.supervisor, takeObstacle: 'nobody_waiting',
  sessions: [{ ...session, isSupervisorLooking: false }, { ...session, listeningId: idOf(401), name: 'こいし', listener: staff.other, severity: 'urgent', escalationId: idOf(501), escalationState: 'acknowledged', escalationOwnerName: '佐伯', startedAt: minutes(12), endsAt: now + 38 * 60_000, noticeAt: now + 28 * 60_000 }],
  calls: [{ callId: idOf(601), from: staff.supporter, placeId: ids.talk, at: minutes(1), kind: 'backup' }],
}
const found: FindingView = { findingId: idOf(901), placeId: ids.room, placeKind: 'room', seq: 9, at: minutes(1), kind: 'danger', severity: 'urgent', isHeld: false, staffName: null, reasons: [{ category: 'suicide_ideation', rule: 'SI-01' }], isGraphic: false, isOver: false }
export const findings: FindingView[] = [
  { ...found, findingId: idOf(902), at: minutes(0), severity: 'imminent', isGraphic: true, isHeld: true, reasons: [{ category: 'suicide_plan', rule: 'SP-04' }] },
  found,
  { ...found, findingId: idOf(903), kind: 'target', isHeld: true, isGraphic: true, reasons: [{ category: 'harassment', rule: 'HA-01' }] },
  { ...found, findingId: idOf(904), severity: 'watch', at: minutes(3), reasons: [{ category: 'hopelessness', rule: 'HL-02' }] },
  { ...found, findingId: idOf(905), severity: 'watch', kind: 'quiet', at: minutes(7), reasons: [{ category: 'pressure_lecture', rule: 'PR-01' }] },
]
export const listTexts: ListTexts = {
  words: '# --- people ---\nself\tw\tわたし 私 ぼく 自分\nfriend\tw\t友だち ともだち 親友\n',
  rules: '# --- weather ---\nWE-1\tstaff_call\twatch\t-\tfact\t雨|雪 ~ ふる|降る & self\nWE-2\tsolicit_contact\twatch\thold\tfact\t連絡先 + を|が .. おしえて|教えて\nWE-3\tsuicide_passive\turgent\t-\twish\tとおくへ .. いきたい ! 旅行\n',
  lowering: 'LW-1\tnone\tsentence\tfact wish\tゲーム|映画|旅行\n',
}
export const listsView: ListsView = {
  current: 3, running: 3, hasOffer: true,
  versions: [
    { number: 3, kind: 'edit', fromNumber: 2, by: 'みなと', at: minutes(40), reason: '旅行の話で鳴ることがあった' },
    { number: 2, kind: 'rollback', fromNumber: 1, by: 'みなと', at: minutes(200), reason: '鳴りすぎた' },
    { number: 1, kind: 'seed', fromNumber: null, by: null, at: minutes(9_000), reason: null },
  ],
}
const changed = { text: '冬になると、とおくへいきたい', category: 'ordinary', label: 'none' as const, before: { severity: 'none' as const, isHeld: false, rules: [] }, after: { severity: 'urgent' as const, isHeld: false, rules: ['WE-3'] }, isWorse: true }
export const listTrial: ListTrial = {
  problems: [], tried: [{ severity: 'watch', isHeld: true, findings: [{ category: 'solicit_contact', severity: 'watch', rule: 'WE-2', span: [0, 8], isHolding: true }] }],
  impact: { lines: 384, right: [371, 370], raised: [changed], lowered: [{ ...changed, text: '雨がふるとつらい', before: changed.after, after: changed.before, isWorse: false }] },
}
export const foundInTalk: FindingView[] = [{ ...found, placeId: ids.talk, placeKind: 'session' }]
export const notes: NoteView[] = [
  { noteId: idOf(701), at: minutes(6), by: 'かえで', text: '夜がつらい。朝は少し楽とのこと。' },
  { noteId: idOf(702), at: minutes(28), by: 'かえで', text: 'はじめての方。急がないで聴く。' },
]

const raised: EscalationView = {
  escalationId: idOf(501), severity: 'urgent', state: 'raised', causes: ['supporter'], placeId: ids.talk, placeKind: 'session', placeName: '3', raisedAt: minutes(4), deadlineAt: now + 60_000, rung: 1, callingNow: ['佐伯', '大田'], callsNext: '大田', acknowledgedAt: null,
  owner: null, sessionId: ids.talk, outcome: null, closedAt: null, earlierId: null,
}
export const escalations: EscalationView[] = [
  { ...raised, escalationId: idOf(502), severity: 'imminent', causes: ['visitor'], placeKind: 'room', placeName: 'ほしの間', placeId: ids.room, raisedAt: minutes(2), deadlineAt: now - 30_000, rung: 2, callsNext: null },
  raised,
  { ...raised, escalationId: idOf(503), severity: 'watch', causes: ['screening'], placeKind: 'room', placeName: '40歳からの間', raisedAt: minutes(11), deadlineAt: null },
  { ...raised, escalationId: idOf(504), severity: 'urgent', state: 'joined', placeName: '2', raisedAt: minutes(31), acknowledgedAt: minutes(29), owner: staff.professional, callingNow: [], callsNext: null, deadlineAt: null },
]
export const owned: EscalationView = { ...raised, state: 'acknowledged', owner: staff.professional, acknowledgedAt: minutes(2), callingNow: [], callsNext: null }
export const file: EscalationFileView = {
  escalation: owned,
  moves: [
    { at: minutes(4), move: 'raise', by: 'かえで', severity: 'urgent', cause: 'supporter', note: '朝まで一人でいるのがこわい、とのこと。' },
    { at: minutes(2), move: 'acknowledge', by: '佐伯', severity: null, cause: null, note: null },
  ],
  told: [{ channel: 'screen', who: '佐伯', rung: 0, at: minutes(4), deliveredAt: minutes(4), attempts: 1 }, { channel: 'email', who: '大田', rung: 1, at: minutes(3), deliveredAt: null, attempts: 2 }],
  entries: talkEntries, disclosure: null,
}
export const board: BoardView = {
  now, me: staff.professional, open: escalations, closedToday: 1, rooms, waiting: { count: 4, longestMs: 14 * 60_000, listeners: 1 }, supervisors: ['みなと'],
  ladder: [{ rung: 0, afterMs: 0, who: '佐伯' }, { rung: 1, afterMs: 180_000, who: '大田' }, { rung: 2, afterMs: 360_000, who: '全員' }], parts: { database: true, audit: true, email: true, webhook: null },
}
