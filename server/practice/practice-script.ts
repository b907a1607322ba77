// What the people of practice say: made up, nobody's words. The first line says what they are, so that nobody takes them for visitors.
import type { Stamp } from '#shared/message'

export const practiceHost = { login: 'practice-host', name: 'ひなた', roles: ['host'] } as const
export const practiceSupervisor = { login: 'practice-watch', name: 'つむぎ', roles: ['supervisor'] } as const

export const practiceRoom = 'ほしの間'
export const talkers = [
  { name: 'ひなげし', mark: 'leaf' },
  { name: 'かざぐるま', mark: 'cloud' },
  { name: 'ゆず湯', mark: 'wave' },
  { name: 'おぼろ雲', mark: 'reed' },
] as const
/** They sit in the light without a word, as most people do. */
export const watchers = [
  { name: '小春', mark: 'leaf' },
  { name: 'しらたま', mark: 'stone' },
] as const

/** by: a talker's place in the list, or the host */
export type ScriptLine = { by: number | 'host' } & ({ say: string } | { stamp: Stamp })

/** Said at once, so that whoever comes in finds a talk and not an empty room. */
export const opening: readonly ScriptLine[] = [
  { by: 'host', say: 'ここは練習の部屋です。いま話しているのは練習用の登場人物で、決まった言葉を話します。見ているだけでも、何を書いても大丈夫です。' },
  { by: 0, say: '今日は、部屋の窓を少しあけました。それだけの日です。' },
  { by: 2, say: '窓をあけると、外の音が思ったより近いですよね。' },
  { by: 1, stamp: 'here' },
  { by: 3, say: 'こんにちは。前は見ているだけでした。今日もたぶん、ほとんど見ています。' },
  { by: 'host', say: '見ているだけの日も、いていい日です。' },
]

export const script: readonly ScriptLine[] = [
  { by: 2, say: 'やっと湯をわかしました。朝からずっと、のどがかわいていたのに。' },
  { by: 0, stamp: 'tea' },
  { by: 1, say: '昼と夜がさかさまになって、十日くらいになります。' },
  { by: 2, say: '同じです。朝の鳥の声を聞いてから寝ています。' },
  { by: 'host', say: 'さかさまのままでも、ここには来られます。' },
  { by: 3, stamp: 'nod' },
  { by: 0, say: '古いゲームを、ひとりで最初からやりなおしています。話すことがないので、町の人の言葉を全部読んでいます。' },
  { by: 1, say: '町の人の言葉、好きです。何度話しかけても、いやがらないので。' },
  { by: 2, stamp: 'understand' },
  { by: 3, say: '今日は返事をしないといけない手紙があるのに、見ないふりをしています。' },
  { by: 0, say: '封筒を机のすみに立てておくと、目に入るのに開けられないですね。' },
  { by: 'host', say: '開けられない日は、開けられない日のままで大丈夫です。' },
  { by: 1, say: 'ねこが、窓のむこうでずっとこちらを見ていました。' },
  { by: 2, say: 'その子も、見るだけの席ですね。' },
  { by: 0, stamp: 'nod' },
  { by: 3, say: '三行くらい書けました。今日はこれでじゅうぶんな気がします。' },
  { by: 1, stamp: 'otsukare' },
  { by: 2, say: '米をといだところで力がつきました。水につけたまま、ここにいます。' },
  { by: 0, say: 'つけておくと、おいしくなるそうです。' },
  { by: 'host', say: '少し静かになりますね。静かな時間も、この部屋の使い方です。' },
  { by: 3, stamp: 'here' },
  { by: 1, say: '雨の音がしてきました。みなさんのところは、どうですか。答えなくても大丈夫です。' },
  { by: 0, say: 'こちらは風だけです。' },
  { by: 2, stamp: 'good_night' },
]
