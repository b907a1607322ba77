// 相談窓口 and the codes on leaflets, as a manager keeps them.
import type { Situation } from '../directory.ts'

export const directoryTexts = {
  open: '相談窓口',
  heading: '相談窓口の一覧',
  intro: 'だれでも読めるページ（/madoguchi）に、このまま出ます。180日確かめていないものには、そのことが出ます。',
  none: 'まだ、ひとつも入っていません。',
  add: '窓口を足す',
  edit: 'なおす',
  drop: 'はずす',
  dropAsk: (name: string) => `「${name}」を一覧からはずします。`,
  dropYes: 'はずす',
  keep: 'この内容で出す',
  see: 'ページを見る',
  example: '見本',
  old: '180日以上、確かめていません',
  verified: (day: string) => `確かめた日 ${day}`,
  fields: {
    municipality: '市町村', name: '名前', about: 'どんなところか（なくてもよい）', reception: 'どう迎えられるか', receptionHint: '予約がいるか、名前をきかれるか、家族だけでもよいか、など',
    phone: '電話（なければ空のまま）', url: 'ページの住所（https://…、なければ空のまま）', place: '場所（なければ空のまま）', hoursText: '開いている時間', verifiedOn: '確かめた日',
  },
  situation: 'どんなときの窓口か',
  situations: { anything: 'どこに話せばいいかわからない', family: '家族のこと', health: 'こころや体', money: 'お金・食べ物・住まい', work: '働くこと', school: '学校', belonging: '居場所' } satisfies Record<Situation, string> as Record<Situation, string>,

  codesHeading: '入口コード',
  codesIntro: 'ちらしや広告ごとに短いコードをつくると、そこから何人くらい来たかが、日ごとの数だけで残ります。だれが来たかは残りません。10人より少ないときは、数を出しません。',
  codesNone: 'まだ、ひとつもありません。',
  code: 'コード（英小文字と数字、3〜12文字）',
  label: 'どこに置くもの',
  makeCode: 'コードをつくる',
  endCode: '数えるのをやめる',
  ended: '終わり',
  count: (n: number | null) => (n === null ? '28日で 10人未満' : `28日で ${n}人`),
  cardOf: 'ちらし用のカード',
}
