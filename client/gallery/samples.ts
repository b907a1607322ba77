// Invented people and lines for pictures of screens. None of it comes from anywhere.
import type { Entry } from '#shared/message'
import type { HelpLineView, ListeningView, PlaceView, RoomView, SeatView, SoloNoteView } from '#shared/views'

/** 2025-11-24 (Mon) 20:43 in Tokyo. */
export const now = Date.parse('2025-11-24T20:43:00+09:00')
export const ids = { room: '00000000-0000-4000-8000-000000000001', quiet: '00000000-0000-4000-8000-000000000002', from40: '00000000-0000-4000-8000-000000000003', talk: '00000000-0000-4000-8000-000000000009', conversation: '00000000-0000-4000-8000-00000000000c', me: '00000000-0000-4000-8000-0000000000ff' }

const author = (name: string, mark: SeatView['mark'], n: number) => ({ kind: 'visitor' as const, seatId: `00000000-0000-4000-8000-0000000000${n}0`, name, mark })
export const people = { grass: author('つゆくさ', 'leaf', 1), stone: author('小石', 'stone', 2), tea: author('ほうじ茶', 'cloud', 3), me: { ...author('なずな', 'reed', 4), seatId: ids.me } }
export const host = { kind: 'staff' as const, part: 'host' as const, name: 'すみれ' }
export const listener = { kind: 'staff' as const, part: 'listener' as const, name: 'かえで' }
const minutes = (n: number) => now - n * 60_000

export const seat = (isWatching: boolean): SeatView => ({ seatId: ids.me, name: 'なずな', mark: 'reed', isWatching, restUntil: null })

export const roomView: RoomView = { roomId: ids.room, name: 'ほしの間', kind: 'talk', audience: 'everyone', state: 'open', presence: 'some', hostName: 'すみれ', closesAt: Date.parse('2025-11-24T21:30:00+09:00'), nextOpensAt: null, nextClosesAt: null, dueUntil: null, theme: null, closingWords: null, sisterOf: null, isFull: false, isLocked: false, isAdmitting: false, isQuiet: false, slowMs: 0, ruleWhy: null }
export const rooms: RoomView[] = [
  roomView,
  { ...roomView, roomId: ids.quiet, name: 'しずかな間', kind: 'quiet', presence: 'few', closesAt: Date.parse('2025-11-24T22:00:00+09:00') },
  { ...roomView, roomId: ids.from40, name: '40歳からの間', audience: 'from_40', state: 'resting', presence: 'closed' },
]
export const closedRooms: RoomView[] = rooms.map((room, i) => ({ ...room, state: 'closed', presence: 'closed', closesAt: null, hostName: null, nextOpensAt: Date.parse(['2025-11-25T14:00:00+09:00', '2025-11-27T20:00:00+09:00', '2025-11-29T13:00:00+09:00'][i] ?? '') }))

export const roomEntries: Entry[] = [
  { kind: 'notice', seq: 1, at: minutes(43), notice: 'opened' },
  { kind: 'stamp', seq: 2, at: minutes(23), author: people.tea, stamp: 'tea' },
  { kind: 'message', seq: 3, at: minutes(22), author: people.grass, text: '起きられた時間が、その日の朝ということで。' },
  { kind: 'stamp', seq: 4, at: minutes(21), author: people.stone, stamp: 'nod', onSeq: 3 },
  { kind: 'stamp', seq: 5, at: minutes(21), author: people.tea, stamp: 'nod', onSeq: 3 },
  { kind: 'stamp', seq: 6, at: minutes(21), author: people.me, stamp: 'nod', onSeq: 3 },
  { kind: 'message', seq: 7, at: minutes(12), author: people.stone, text: '' },
  { kind: 'hidden', seq: 8, at: minutes(11), target: 7, reason: 'contact' },
  { kind: 'message', seq: 9, at: minutes(3), author: people.grass, text: '今日は雨で、少しほっとしています。出かけなくていい日みたいで。' },
  { kind: 'message', seq: 10, at: minutes(2), author: host, text: '読んでいるだけの方も、こんばんは。そのままで大丈夫です。' },
  { kind: 'message', seq: 11, at: minutes(1), author: people.stone, text: '三日ぶりに窓をあけました。' },
  { kind: 'message', seq: 12, at: minutes(1), author: people.stone, text: 'それだけなんですけど。' },
]
export const helpEntry: Entry = { kind: 'notice', seq: 13, at: minutes(1), notice: 'help_with_person' }
export const lookedAtEntry: Entry = { kind: 'message', seq: 14, at: minutes(1), author: people.me, text: 'メールでもいいですか。', held: { category: 'checking', spans: [], isShownToWriter: false } }
export const heldEntry: Entry = { kind: 'message', seq: 13, at: minutes(1), author: people.me, text: 'よかったら 090-0123-4567 に連絡ください。', held: { category: 'pii_phone', spans: [[6, 19]], isShownToWriter: true } }

export const coveredEntries: Entry[] = [
  { kind: 'message', seq: 13, at: minutes(1), author: people.grass, text: '学校へ行けなくなったころのことを書きます。', isCovered: true },
  { kind: 'message', seq: 14, at: minutes(1), author: people.me, text: 'わたしも、あのころのことを思いだしました。', isCovered: true },
]
export const takenBackEntries: Entry[] = [
  { kind: 'message', seq: 13, at: minutes(1), author: people.tea, text: '', isWithdrawn: true },
  { kind: 'message', seq: 14, at: minutes(1), author: people.me, text: '朝は苦手です。', isWithdrawn: true },
  { kind: 'message', seq: 15, at: minutes(1), author: people.me, text: '窓、わたしもあけてみます。' },
]
export const questionEntry: Entry = { kind: 'message', seq: 13, at: minutes(1), author: people.me, text: '手帳のことを、聞いてもいいですか。', held: { category: 'question', spans: [], isShownToWriter: true } }
export const notes: SoloNoteView[] = [
  { noteId: ids.room, text: '今日は、窓を少しあけられました。', writtenAt: minutes(5), readBy: Date.parse('2025-11-25T20:00:00+09:00'), state: 'kept', answer: null },
  { noteId: ids.quiet, text: 'また来てもいいですか。', writtenAt: minutes(1500), readBy: minutes(300), state: 'answered', answer: { name: 'すみれ', role: 'host', text: 'もちろんです。見ているだけの日があっても、大丈夫です。', at: minutes(200) } },
]

export const roomPlace = (isWatching: boolean, more: Entry[] = []): PlaceView => ({ placeId: ids.room, kind: 'room', conversationId: ids.conversation, room: roomView, seat: seat(isWatching), entries: [...roomEntries, ...more], lastSeq: 12 + more.length, hasEarlier: true })

export const listening: ListeningView = { listeningId: ids.talk, state: 'waiting', position: [2, 4], minutes: [20, 35], listeners: 2, isAnyoneListening: true, needsSupervisor: false, answerBy: null, toldBy: Date.parse('2025-11-24T23:30:00+09:00'), listenerName: null, startedAt: null, noticeAt: null, endsAt: null, isProfessionalHere: false, endReason: null, firstUntil: null, seat: null }
export const talking: ListeningView = { ...listening, state: 'talking', position: null, minutes: null, toldBy: null, listenerName: 'かえで', startedAt: minutes(33), noticeAt: now + 7 * 60_000, endsAt: now + 17 * 60_000, seat: seat(false) }

export const talkEntries: Entry[] = [
  { kind: 'notice', seq: 1, at: minutes(33), notice: 'talk_began' },
  { kind: 'message', seq: 2, at: minutes(8), author: people.me, text: '夜になると、あしたがこわくて。' },
  { kind: 'message', seq: 3, at: minutes(7), author: listener, text: '話してくれて、ありがとうございます。' },
  { kind: 'message', seq: 4, at: minutes(7), author: listener, text: 'よく考えて返事をしたいので、少し時間をください。' },
  { kind: 'message', seq: 5, at: minutes(5), author: people.me, text: 'はい。ゆっくりで大丈夫です。' },
  { kind: 'message', seq: 6, at: minutes(2), author: listener, text: '夜になると、こわさが大きくなるのですね。朝になると、すこし変わりますか。' },
]
export const joinedEntry: Entry = { kind: 'joined', seq: 7, at: minutes(1), author: { kind: 'staff', part: 'professional', name: 'みなと' } }
export const talkPlace = (more: Entry[] = []): PlaceView => ({ placeId: ids.talk, kind: 'session', conversationId: ids.conversation, room: null, seat: seat(false), entries: [...talkEntries, ...more], lastSeq: 6 + more.length, hasEarlier: false })

const line = { number: null, url: null, hoursText: '24時間', isAlways: true, hours: [], cost: 'free', area: '全国', verifiedOn: '2025-11-01', note: null } as const
export const lines: HelpLineView[] = [
  { ...line, hours: [], id: 'a', name: 'あなたのいばしょ', kind: 'text', url: 'https://talkme.jp/' },
  { ...line, id: 'b', name: 'みほん県 こころのSNS相談', kind: 'text', url: 'https://example.jp/', hoursText: '17時から22時', isAlways: false, hours: Array.from({ length: 7 }, (_, day) => [day * 1440 + 1020, day * 1440 + 1320] as [number, number]), area: '県内の人' },
  { ...line, hours: [], id: 'c', name: 'よりそいホットライン', kind: 'voice', number: '0120-279-338' },
  { ...line, hours: [], id: 'd', name: '#いのちSOS', kind: 'voice', number: '0120-061-338' },
  { ...line, id: 'e', name: 'こころの健康相談', kind: 'voice', number: '0570-064-556', hoursText: '9時から17時', isAlways: false, hours: Array.from({ length: 5 }, (_, day) => [day * 1440 + 540, day * 1440 + 1020] as [number, number]), cost: 'call_charge' },
]
