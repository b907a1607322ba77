// The cast and the rooms of practice. None of them is a real person; a database that held them never becomes a real service's.
import type { Role } from '#shared/people'
import type { RoomAudience, RoomKind } from '#shared/room'

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
const opens = (days: readonly number[], hour: number, minutes: number) => days.map((day) => ({ opensMinute: (day * 24 + hour) * 60, minutes }))

export interface DemoRoom { name: string; kind: RoomKind; audience: RoomAudience; capacity: number; hours: readonly { opensMinute: number; minutes: number }[] }

export const demoRooms: readonly DemoRoom[] = [
  { name: 'ほしの間', kind: 'talk', audience: 'everyone', capacity: 20, hours: opens(weekDays, 19, 150) },
  // Crosses midnight every night, and on Sunday the week's end.
  { name: 'しずかな間', kind: 'quiet', audience: 'everyone', capacity: 30, hours: opens(weekDays, 22, 150) },
  { name: '40歳からの間', kind: 'talk', audience: 'from_40', capacity: 10, hours: opens([1, 5], 14, 90) },
]
