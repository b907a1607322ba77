// Words of the coordinator's board. No sentence here can carry what a visitor wrote.
import type { Cause, EscalationState } from '../escalation.ts'

export const boardTexts = {
  unseen: (n: number) => (n === 0 ? 'だれも見ていないもの なし' : `だれも見ていないもの ${n}`),
  duty: (names: string) => `見守り ${names}`,
  noDuty: '見守りがいません',
  order: (names: string) => `呼び出しの順 ${names}`,
  noOrder: '呼び出す当番が決まっていません',
  allWell: '通信・記録・呼び出し 動いています',
  notWell: (parts: string) => `${parts} 動いていません`,
  parts: { link: '通信', database: '記録', live: '同期', mail: 'メール', webhook: '知らせ', alarm: '呼び出し', audit: '監査の記録（書きかえられた疑い）' } as Record<string, string>,
  heads: { severity: '緊急度', place: '場所・はじまり', age: '経過', due: '期限', owner: '受け持ち' },
  acknowledge: '確認する',
  acknowledging: '確認しています',
  open: 'ひらく',
  cause: { supporter: 'サポーターから', supervisor: '見守りから', visitor: '本人が押しました', screening: '自動の気づき', unread_note: 'つぶやきが、約束の時刻までに読まれていません' } satisfies Record<Cause, string>,
  session: (number: string) => (number ? `聴く時間 ${number}` : '聴く時間'),
  state: {
    raised: 'だれも見ていません',
    acknowledged: '確認しました',
    joined: '加わっています',
    taken_over: '引き受けています',
    closed: '閉じました',
  } satisfies Record<EscalationState, string>,
  age: (ms: number) => {
    const minutes = Math.floor(ms / 60_000)
    if (minutes < 1) return 'いま'
    if (minutes < 60) return `${minutes}分`
    const hours = Math.floor(minutes / 60)
    return hours < 24 ? `${hours}時間` : `${Math.floor(hours / 24)}日`
  },
  dueIn: (ms: number) => `あと ${Math.max(1, Math.round(ms / 60_000))}分`,
  dueOver: (ms: number) => {
    const minutes = Math.floor(ms / 60_000)
    return minutes < 1 ? 'いますぎました' : minutes < 60 ? `${minutes}分すぎ` : `${Math.floor(minutes / 60)}時間すぎ`
  },
  noDue: '期限なし',
  dueAt: (clock: string) => `${clock} まで`,
  nextRung: (name: string) => `つぎは ${name}を呼びます`,
  everyone: '全員',
  callingAgain: '全員を呼びつづけています',
  calling: (n: number) => `${n}人目の当番を呼んでいます`,
  nobodyOnDuty: '当番がいません。全員を呼んでいます',
  calm: 'いま、急ぎのことはありません',
  calmAt: (seen: string | null, fresh: string) => (seen ? `最後の確認 ${seen}・` : '') + `この画面は${fresh}に更新しました`,
  stale: (t: string) => `つながっていません。この画面は${t}のままです。`,
  staleHelp: '別の方法（電話）でも、当番どうしで確かめてください。',
  waiting: (n: number) => `待っている方 ${n}`,
  waitingMore: (listeners: number, longest: number) => `聴く人 ${listeners}` + (longest > 0 ? `・一番長い方 ${longest}分` : ''),
  roomHosted: (state: string, host: string | null) => (host ? `${state}・${host}` : state),
  page: (i: number, n: number) => `${n}ページの${i}`,
  next: 'つぎのページ',
  previous: '前のページ',
  sound: {
    permit: '音を出せるようにする',
    on: '音が出ます',
    off: '音は出ません',
    test: 'ためす',
    stop: '音を止めておく',
    blocked: 'この画面では音を出せませんでした',
  },
  alarm: (word: string, place: string) => `新しい${word}。${place}`,
} as const
