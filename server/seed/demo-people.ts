// The cast and the rooms of practice. None of them is a real person; a database that held them never becomes a real service's.
import type { Role } from '#shared/people'
import type { Opening } from '#shared/openings'
import type { RoomAudience, RoomKind } from '#shared/room'
import { addDays } from '#shared/tokyo'

export interface CastMember { login: string; name: string; roles: readonly Role[]; role: string }

export const demoCast: readonly CastMember[] = [
  { login: 'kaede', name: 'かえで', roles: ['peer_supporter'], role: 'ピアサポーター' },
  { login: 'sumire', name: 'すみれ', roles: ['host'], role: '進行役' },
  { login: 'ibuki', name: 'いぶき', roles: ['host'], role: '進行役' },
  { login: 'minato', name: 'みなと', roles: ['supervisor'], role: '見守り' },
  { login: 'saeki', name: '佐伯', roles: ['professional'], role: '専門職' },
  { login: 'ota', name: '大田', roles: ['coordinator'], role: 'コーディネーター' },
  { login: 'hayashi', name: '林', roles: ['manager'], role: '運営管理者' },
]

const weekDays = [0, 1, 2, 3, 4, 5, 6]
const aMonday = '2025-12-29'
const opens = (days: readonly number[], hour: number, minutes: number) => days.map((day) => ({ firstDay: addDays(aMonday, day), startMinute: hour * 60, minutes }))

export interface DemoRoom { name: string; kind: RoomKind; audience: RoomAudience; capacity: number; openings: readonly Pick<Opening, 'firstDay' | 'startMinute' | 'minutes'>[] }

export const demoRooms: readonly DemoRoom[] = [
  { name: 'ほしの間', kind: 'talk', audience: 'everyone', capacity: 20, openings: opens(weekDays, 19, 150) },
  // Crosses midnight every night, and on Sunday the week's end.
  { name: 'しずかな間', kind: 'quiet', audience: 'everyone', capacity: 30, openings: opens(weekDays, 22, 150) },
  { name: 'ご家族の間', kind: 'talk', audience: 'family', capacity: 10, openings: opens([2, 6], 20, 90) },
  { name: '40歳からの間', kind: 'talk', audience: 'from_40', capacity: 10, openings: opens([1, 5], 14, 90) },
]
