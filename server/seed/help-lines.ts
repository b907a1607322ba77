// Places to turn to outside, as examples (rule AC9): whoever runs this house checks each of them before opening, and
// enters the day. Hours are minutes of the week, Monday 0:00 = 0, Tokyo time.
import type { HelpLineView } from '#shared/views'

const day = 24 * 60
const daily = (from: number, until: number): [number, number][] => [0, 1, 2, 3, 4, 5, 6].map((n) => [n * day + from * 60, n * day + until * 60])
const weekdays = (from: number, until: number): [number, number][] => daily(from, until).slice(0, 5)

/** The day these examples were last compared with what the lines themselves publish. */
const verifiedOn = '2025-11-01'
const always = { isAlways: true, hours: [] as [number, number][], hoursText: '24時間' }
const everywhere = { area: '全国', verifiedOn }
const unchecked = '見本です。運営者が確かめてから使います。'

export const exampleHelpLines: readonly HelpLineView[] = [
  { id: 'fire-119', name: '救急・消防', kind: 'emergency', number: '119', url: null, ...always, cost: 'free', ...everywhere, note: null },
  { id: 'police-110', name: '警察', kind: 'emergency', number: '110', url: null, ...always, cost: 'free', ...everywhere, note: null },
  { id: 'ibasho-chat', name: 'あなたのいばしょ', kind: 'text', number: null, url: 'https://talkme.jp/', ...always, cost: 'free', ...everywhere, note: unchecked },
  {
    id: 'mamorou-yo-kokoro', name: 'まもろうよ こころ（SNSの相談先一覧）', kind: 'text', number: null, url: 'https://www.mhlw.go.jp/mamorouyokokoro/', isAlways: true, hours: [],
    hoursText: 'いつでも見られます（受付時間は窓口ごと）', cost: 'free', ...everywhere, note: unchecked,
  },
  { id: 'yorisoi', name: 'よりそいホットライン', kind: 'voice', number: '0120-279-338', url: null, ...always, cost: 'free', ...everywhere, note: '岩手・宮城・福島からは 0120-279-226。' + unchecked },
  { id: 'inochi-sos', name: '#いのちSOS', kind: 'voice', number: '0120-061-338', url: null, ...always, cost: 'free', ...everywhere, note: unchecked },
  {
    id: 'inochi-no-denwa', name: 'いのちの電話', kind: 'voice', number: '0120-783-556', url: null, isAlways: false, hours: daily(16, 21),
    hoursText: '毎日16時から21時（毎月10日は8時から翌日8時）', cost: 'free', ...everywhere, note: unchecked,
  },
  {
    id: 'kokoro-dial', name: 'こころの健康相談統一ダイヤル', kind: 'voice', number: '0570-064-556', url: null, isAlways: false, hours: weekdays(9, 17),
    hoursText: '曜日と時間は都道府県でちがいます（多くは平日9時から17時）', cost: 'call_charge', ...everywhere, note: unchecked,
  },
]
