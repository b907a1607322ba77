// More of the invented evening, for the pages that stand beside the desk: the plan, the directory, the queue of held lines, a note left alone.
import type { DirectoryView } from '#shared/directory'
import type { DeskSoloNoteView, HeldView, PlanView } from '#shared/views'
import { closedRooms, heldEntry, now, people, roomEntries, rooms } from './samples.ts'
import { idOf } from './staff-samples.ts'

const held = heldEntry as Extract<typeof heldEntry, { kind: 'message' }>
const around = roomEntries.slice(-3)
export const heldLines: HeldView[] = [
  { seq: 13, at: held.at, author: people.grass, text: held.text, held: { category: 'pii_phone', spans: [[6, 19]], isShownToWriter: true }, isAsked: false, before: around, after: [] },
  { seq: 14, at: now - 30_000, author: people.tea, text: 'いいから、はやく外に出なよ。', held: { category: 'pressure_lecture', spans: [[5, 12]], isShownToWriter: false }, isAsked: true, before: around, after: [] },
  { seq: 15, at: now - 10_000, author: people.stone, text: '読みたいときだけ読んでください。', held: { category: 'harassment', spans: [], isShownToWriter: false, isGraphic: true }, isAsked: false, before: around, after: [] },
]

const note: DeskSoloNoteView = { noteId: idOf(950), writtenAt: now - 40 * 60_000, readBy: now + 3 * 3_600_000, isOverdue: false, severity: null, readAt: null, readerName: null, answeredAt: null, canBeAnswered: true }
export const leftNotes: DeskSoloNoteView[] = [
  { ...note, noteId: idOf(951), writtenAt: now - 20 * 3_600_000, readBy: now - 3_600_000, isOverdue: true, severity: 'watch' },
  note,
  { ...note, noteId: idOf(952), writtenAt: now - 26 * 3_600_000, readAt: now - 3_600_000, readerName: 'みなと', answeredAt: now - 3_000_000 },
]
export const openNote = { ...note, name: '夕立', text: '今日は、だれとも話していません。ここに書くだけにします。', answer: null }

const opening = { roomId: rooms[0]?.roomId ?? '', repeats: 'weekly', lastDay: null, onHolidays: 'open', theme: null, skipped: [] } as const
export const plan: PlanView = {
  now,
  rooms: rooms.map(({ roomId, name, kind, audience }, i) => ({ roomId, name, kind, audience, capacity: [20, 30, 10][i] ?? 10, theme: null, closingWords: null, isOpen: i === 0 })),
  openings: [
    { ...opening, skipped: [], id: idOf(960), firstDay: '2025-11-03', startMinute: 1140, minutes: 150 },
    { ...opening, skipped: ['2025-12-31'], id: idOf(961), roomId: rooms[1]?.roomId ?? '', firstDay: '2025-11-05', startMinute: 1320, minutes: 150, repeats: 'every_2_weeks', onHolidays: 'skip' },
    { ...opening, skipped: [], id: idOf(962), roomId: rooms[2]?.roomId ?? '', firstDay: '2025-11-29', startMinute: 780, minutes: 90, repeats: 'monthly_weekday', theme: '冬の朝', lastDay: '2026-03-28' },
  ],
  days: [{ day: '2025-12-29', effect: 'closed', name: '年末年始' }, { day: '2026-01-12', effect: 'open', name: '成人の日' }],
  holidays: [{ day: '2026-01-01', name: '元日' }, { day: '2026-01-12', name: '成人の日' }, { day: '2026-02-11', name: '建国記念の日' }],
  planned: closedRooms.map(({ roomId, nextOpensAt }, i) => ({ openingId: idOf(960 + i), roomId, day: ['2025-11-25', '2025-11-27', '2025-11-29'][i] ?? '2025-11-30', opensAt: nextOpensAt ?? now, closesAt: (nextOpensAt ?? now) + 90 * 60_000, theme: i === 2 ? '冬の朝' : null })),
  houseClosingWords: 'いてくれて、ありがとうございました。',
}

const agency = { municipality: 'みほん市', situations: ['anything', 'family'], about: '年齢や理由を問わず、最初に話せるところです。', reception: '予約はいりません。名前を言わなくても話せます。', phone: '000-0000-0001', url: null, place: '市役所 2階', hoursText: '平日 9時から17時', isExample: false } as const
export const directory: DirectoryView = {
  agencies: [
    { ...agency, situations: ['anything', 'family'], id: idOf(970), number: 1, name: 'ひきこもり相談窓口', verifiedOn: '2025-11-01' },
    { ...agency, situations: ['health'], id: idOf(971), number: 2, name: 'こころの相談室（見本）', phone: '000-0000-0003', verifiedOn: '2025-02-01', isExample: true },
  ],
  codes: [{ code: 'fuyu25', label: '冬のちらし（図書館）', isEnded: false, count: 34 }, { code: 'aki25', label: '秋のちらし', isEnded: true, count: null }],
}
