// A room and its flow: what is said, what is on its way, what was held, and what the hands can do.
import type { HideReason, Notice, ReportReason, Stamp } from '#shared/message'
import type { PresenceBand, RoomAudience, RoomKind, RoomState } from '#shared/room'

export const roomTexts = {
  leave: '出る',
  flow: (name: string) => `${name}の話`,
  audience: {
    everyone: 'だれでも', first_timers: 'はじめての人', women: '女性の部屋', from_40: '40歳から', young: '若い人', family: '家族の部屋',
  } satisfies Record<RoomAudience, string> as Record<RoomAudience, string>,
  kind: {
    talk: '', quiet: '話さずに、同じ時間をすごす部屋', theme: 'テーマのある部屋', broadcast: '話を聞く部屋', no_crosstalk: '言いっぱなし、聞きっぱなし', solo_note: 'ひとりつぶやき',
  } satisfies Record<RoomKind, string> as Record<RoomKind, string>,
  presence: {
    closed: '閉まっています', host_only: '進行役がいます', few: '進行役と、少しの人がいます', some: '進行役と、何人かがいます', many: '進行役と、たくさんの人がいます',
  } satisfies Record<PresenceBand, string> as Record<PresenceBand, string>,
  restingHere: '進行役は席を外しています',

  seat: { watching: '見るだけの席にいます。', quiet: 'だれにも知らされていません。', write: '書いてみる' },
  compose: { label: 'ここに書く', placeholder: (name: string) => `「${name}」で書いてみる`, send: '送る', sendToStaff: 'スタッフだけに送る', backToWatching: '見るだけにもどる', left: (n: number) => `あと${n}文字書けます`, over: (n: number) => `${n}文字、長くなっています` },
  pace: (seconds: string) => `ゆっくりの時間です。ひとり${seconds}に1回、書けます。`,
  paceWhy: { host: '進行役が、ゆっくりにしました。', nobody: '進行役が席を外しているためです。', queue: 'スタッフが確かめる発言が多くなっているためです。' },
  quietTime: { head: 'しずかな時間', body: 'いまは、どの部屋も書かずにすごす時間です。しるしを置いたり、そっとスタッフに書いたりはできます。' },
  slow: (seconds: string) => `つぎは${seconds}後に書けます。書いたものは残っています。`,

  tools: { label: 'できること', stamps: 'しるし', whisper: 'そっとスタッフへ', listening: '聴いてほしい', help: '助けがほしい', more: 'そのほか' },
  ownName: { heading: 'ここでの呼び名', change: 'この呼び名にする', changed: '呼び名をかえました。' },
  place: { hint: 'この部屋のことと、画面の見え方', heading: 'この部屋のこと', vanishes: '部屋が閉じると、ここの話は見えなくなります。' },

  stamps: { heading: 'しるし', note: '言葉のかわりに置けます。' },
  stamp: { nod: 'うなずき', otsukare: 'おつかれさま', here: 'ここにいます', understand: 'わかります', tea: 'お茶', good_night: 'おやすみ' } satisfies Record<Stamp, string> as Record<Stamp, string>,
  several: (word: string) => `${word} いくつか`,
  touched: (word: string) => word,

  whisper: {
    heading: 'そっとスタッフへ',
    readers: (host: string | null) => (host ? `進行役の${host}さんと、見守りのスタッフだけが読みます。部屋には出ません。` : '見守りのスタッフだけが読みます。部屋には出ません。'),
    presets: ['気になる発言があります', '少ししんどいです', '使い方がわかりません'],
    label: 'スタッフだけに書く',
    placeholder: '自分の言葉で書いてもいいです',
    sent: 'スタッフに送りました。部屋には出ていません。',
    tag: 'スタッフだけに送りました',
    sending: 'スタッフに送っています',
  },

  say: {
    host: (name: string) => `${name}（進行役）`,
    listener: (name: string) => `${name}`,
    professional: (name: string) => `${name}（専門職）`,
    supervisor: (name: string) => `${name}（見守り）`,
    you: 'あなた',
    spoken: (who: string, when: string, what: string) => `${who}、${when}、${what}`,
    menu: (who: string) => `${who}の発言について`,
    automatic: '自動',
    late: '遅れて届いた発言',
    lateAbove: (who: string) => `${who}の発言が、上のもとの場所に出ました`,
    toLate: 'そこを見る',
    empty: 'まだ発言はありません。しずかな時間も、この部屋の使い方です。',
    emptyTalk: '急がなくて大丈夫です。書けるときに、どうぞ。',
    fresh: 'ここから新しい',
    earlier: '前の発言を見る',
    earlierLoading: '前の話を読みこんでいます',
    below: '下に新しい発言があります',
    folded: (who: string) => `${who}の発言をたたんでいます`,
    unfold: 'ひらく',
    refold: 'たたむ',
  },
  menu: {
    nod: 'うなずく',
    report: 'スタッフに知らせる',
    mute: 'この人の発言をたたむ',
    unmute: 'この人の発言をひらく',
    close: 'とじる',
    reportWhy: 'どんなことですか（えらばなくても送れます）',
    reported: 'スタッフに知らせました。ありがとうございます。',
    reportFailed: 'うまく知らせられませんでした。もう一度ためしてください。',
  },
  report: { hurtful: '人を傷つける言葉', contact: '連絡先や誘い', worried: '書いた人が心配', other: 'そのほか' } satisfies Record<ReportReason, string> as Record<ReportReason, string>,

  own: {
    sending: '送っています',
    waiting: 'つながったら、送ります',
    failed: 'うまく送れませんでした',
    again: 'もう一度送る',
    cancel: '取り消す',
    drop: 'やめる',
    sent: '送りました',
  },
  held: {
    status: 'まだ、だれにも見えていません',
    rewrite: '書きなおす',
    drop: 'やめておく',
    contact: 'お互いを守るため、連絡先は表示しないことにしています。',
    checking: 'スタッフが確かめています。5分ほどかかります。',
    asked: (name: string, reason: string) => `${name}さん（スタッフ）から、書きかたの相談です。気になったのは「${reason}」です。`,
    proposed: 'たとえば、この形ではどうですか。',
    accept: 'この形で送る',
    ownWords: '自分で書きなおす',
    rewriting: '書きなおしています。送ると、前の文はとりさげます。',
    notRewriting: '書きなおすのをやめる',
    released: 'スタッフが確かめて、部屋に出しました。',
  },
  hidden: {
    other: 'スタッフが、この発言を下げました',
    mine: (reason: string) => `この発言を下げました。理由は「${reason}」です。`,
    mineMore: '納得できないときは「そっとスタッフへ」から聞かせてください。',
  },
  hideReason: {
    contact: '連絡先', personal: '個人のこと', hurtful: '人を傷つける言葉', solicitation: '勧誘や宣伝', method: '方法や場所、誘い', flood: 'つづけて多く書くこと', off_topic: '部屋の話からはずれること', other: 'そのほか',
  } satisfies Record<HideReason, string> as Record<HideReason, string>,
  rest: {
    head: '今日はいったんお休みをお願いします',
    body: (reason: string, until: string) => `理由は「${reason}」です。${until}から、また入れます。`,
    object: '納得できないときや、話したいことがあるときは、スタッフが聴きます。',
    talk: 'スタッフに聴いてもらう',
    everywhere: 'そのあいだ、どの部屋もお休みです。1対1で聴いてもらうことはできます。',
  },

  state: {
    open: null,
    paused: { head: 'ひとやすみ', body: '進行役が、部屋をいったん休みにしています。読むことはできます。再開したら、ここでお伝えします。' },
    resting: { head: 'ひとやすみ', body: '進行役が席を外しています。読むことはできます。もどったら、ここでお伝えします。' },
    closed: { head: '今日の部屋は閉じました', body: 'いてくれて、ありがとうございました。' },
  } satisfies Record<RoomState, { head: string; body: string } | null> as Record<RoomState, { head: string; body: string } | null>,
  restingQueue: { head: 'ひとやすみ', body: 'スタッフが確かめる発言がたまったため、いったん休みにしています。読むことはできます。追いついたら、ここでお伝えします。' },
  closedNext: (when: string) => `つぎは、${when}に開きます。`,
  closedGone: 'ここでの話は、この画面からもう消えています。',
  toDoor: '入口にもどる',
  closingSoon: (when: string) => `${when}に部屋が閉じます。`,

  notice: {
    slowed: 'ゆっくりの時間にしました', unslowed: 'ゆっくりの時間が終わりました', locked: '新しく入るのを止めました', unlocked: 'また入れるようにしました', quieted: 'しずかな時間にしました。しるしは置けます', unquieted: 'しずかな時間が終わりました。また書けます', resting_queue: 'スタッフが確かめる発言がたまったため、ひとやすみになりました',
    opened: '部屋が開きました', paused: 'ひとやすみにしました', resumed: '部屋を再開しました', resting: '進行役が席を外したため、ひとやすみになりました', awake: '進行役がもどりました', closed: '部屋を閉じました', closing_soon: 'あと10分くらいで、今日の部屋が閉じます',
    talk_began: '聴く時間がはじまりました。ここは二人と、見守りのスタッフだけが読めます', talk_ending_soon: 'あと10分くらいで、今日の時間が終わります', talk_extended: '時間をのばしました', listener_lost: '聴いている人の線が切れました。もどるのを待っています', listener_back: '聴いている人がもどりました', listener_changed: '聴く人がかわりました', talk_closed: '今日の聴く時間は、ここまでです', help_offered: '助けを呼べる窓口を「助けがほしい」から見られます',
  } satisfies Record<Notice, string> as Record<Notice, string>,

  offline: { head: 'つながっていません', body: '書いたものは残っています（このページを閉じるまで）。つながったら、順に送ります。' },
  stale: { head: '記録につながりにくくなっています', body: '書いたものは残っています。急ぐときは「助けがほしい」から電話や文字の窓口を見られます。' },
  spoken: {
    one: (who: string, what: string) => `${who}: ${what}`,
    many: (n: number) => `新しい発言 ${n}件`,
    back: 'つながりました',
    lost: 'つながっていません。書いたものは残っています。',
  },
}
