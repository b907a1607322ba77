// 相談窓口, by language: only the written pages use these, so no visitor's script carries them. Names and words of agencies are theirs.
import type { Situation } from '../directory.ts'
import type { Language } from './languages.ts'

export interface DirectoryTexts {
  place: string
  intro: string
  bySituation: string
  situations: Record<Situation, string>
  about: string
  reception: string
  hours: string
  at: string
  page: string
  old: string
  example: string
  empty: string
  card: string
  cardHint: string
  back: string
  scan: string
}

const ja: DirectoryTexts = {
  place: '相談窓口',
  intro: '地域で話を聞いてくれるところです。名前を言わずに電話だけ、家族だけ、でもかまいません。',
  bySituation: 'こんなときに',
  situations: { anything: 'どこに話せばいいかわからない', family: '家族のことで', health: 'こころや体のこと', money: 'お金・食べ物・住まい', work: '働くこと', school: '学校のこと', belonging: 'いられる場所がほしい' },
  about: 'どんなところか', reception: 'どう迎えられるか', hours: '開いている時間', at: '場所', page: 'ページを見る',
  old: '確かめてから半年以上たっています。かわっているかもしれません。',
  example: '見本です。この市町村も電話番号も、実際にはありません。',
  empty: 'まだ、窓口が入っていません。',
  card: '紙に印刷するカード', cardHint: '印刷すると、このカードだけが出ます。財布に入る大きさです。人に見られてもよいように、窓口の名前は入れていません。', back: '相談窓口へ', scan: 'スマートフォンで読みとれます',
}

const easy: DirectoryTexts = {
  ...ja,
  place: '話を きいてくれる ところ',
  intro: 'まちの 話を きいてくれる ところです。名前を 言わなくても いいです。電話だけでも、家族だけでも いいです。',
  bySituation: 'こまっている こと',
  situations: { anything: 'どこに 話せば いいか わからない', family: '家族の こと', health: 'こころや 体の こと', money: 'お金・食べもの・住む ところ', work: '仕事の こと', school: '学校の こと', belonging: 'いられる ところが ほしい' },
  about: 'どんな ところ', reception: '行くと どうなるか', hours: 'あいている 時間', at: '場所', page: 'ページを 見る',
  old: '半年より 前に たしかめました。かわっているかも しれません。',
  example: 'これは 見本です。ほんとうの まちや 電話番号では ありません。',
  empty: 'まだ ありません。',
  card: '紙に 印刷する カード', cardHint: '印刷すると、カードだけが 出ます。名前は 入っていません。', back: 'もどる', scan: 'スマートフォンで 読めます',
}

const en: DirectoryTexts = {
  place: 'Local services',
  intro: 'Places nearby where someone listens. You need not give your name; a call is enough; families may come alone.',
  bySituation: 'When it is about',
  situations: { anything: 'not knowing where to turn', family: 'someone in the family', health: 'mind or body', money: 'money, food, housing', work: 'work', school: 'school', belonging: 'a place to be' },
  about: 'What it is', reception: 'How you are received', hours: 'Open', at: 'Where', page: 'See the page',
  old: 'Last confirmed more than half a year ago; it may have changed.',
  example: 'An example: neither this town nor this number exists.',
  empty: 'No services have been entered yet.',
  card: 'A card to print', cardHint: 'Printing prints the card alone, small enough for a purse. It does not carry the name, so that others may see it.', back: 'Local services', scan: 'Can be scanned with a phone',
}

export const directoryTexts: Record<Language, DirectoryTexts> = { ja, easy, en }
