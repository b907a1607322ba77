// 相談窓口, by language: only the written pages use these, so no visitor's script carries them. Names and words of agencies are theirs.
import type { Situation } from '../directory.ts'
import type { Language } from './languages.ts'
import { yomi as y } from './ruby.ts'

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
  place: y`話《はなし》を 聞《き》いてくれる ところ`,
  intro: y`まちの、話《はなし》を 聞《き》いてくれる ところです。名前《なまえ》を 言《い》わなくても いいです。電話《でんわ》だけでも、家族《かぞく》だけでも いいです。`,
  bySituation: y`困《こま》っていること`,
  situations: {
    anything: y`どこに 話《はな》せば いいか わからない`, family: y`家族《かぞく》のこと`, health: y`こころや 体《からだ》のこと`, money: y`お金《かね》・食《た》べ物《もの》・住《す》む ところ`, work: y`仕事《しごと》のこと`, school: y`学校《がっこう》のこと`, belonging: y`いられる ところが ほしい`,
  },
  about: 'どんな ところ', reception: y`行《い》くと どうなるか`, hours: y`開《あ》いている 時間《じかん》`, at: y`場所《ばしょ》`, page: y`ページを 見《み》る`,
  old: y`半年《はんとし》より 前《まえ》に たしかめました。変《か》わっているかも しれません。`,
  example: y`これは 見本《みほん》です。本当《ほんとう》の まちや 電話番号《でんわばんごう》では ありません。`,
  empty: 'まだ ありません。',
  card: y`紙《かみ》に 印刷《いんさつ》する カード`, cardHint: y`印刷《いんさつ》すると、カードだけが 出《で》ます。相談《そうだん》する ところの 名前《なまえ》は 入《はい》っていません。`, back: y`相談《そうだん》する ところへ`, scan: y`スマートフォンで 読《よ》めます`,
}

const en: DirectoryTexts = {
  place: 'Local services',
  intro: 'Places nearby where someone listens. You need not give your name; a call is enough; families may come alone.',
  bySituation: 'When it is about',
  situations: { anything: 'not knowing where to turn', family: 'someone in the family', health: 'mind or body', money: 'money, food, housing', work: 'work', school: 'school', belonging: 'a place to be' },
  about: 'What it is', reception: 'How you are received', hours: 'Open', at: 'Where', page: 'See the page',
  old: ' Last confirmed more than half a year ago; it may have changed.',
  example: 'An example: neither this town nor this number exists.',
  empty: 'No services have been entered yet.',
  card: 'A card to print', cardHint: 'Printing prints the card alone, small enough for a purse. It does not carry the name, so that others may see it.', back: 'Local services', scan: 'Can be scanned with a phone',
}

export const directoryTexts: Record<Language, DirectoryTexts> = { ja, easy, en }
