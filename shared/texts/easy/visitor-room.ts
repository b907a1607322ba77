// A room and its flow: what is said, what is on its way, what was held, and what the hands can do.
import type { Texts } from '../index.ts'
import { yomi as y } from '../ruby.ts'

export const roomTexts: Texts['room'] = {
  leave: y`出《で》る`,
  flow: (name) => y`${name}の 話《はなし》`,
  audience: { everyone: 'だれでも', first_timers: y`はじめての 人《ひと》`, women: y`女性《じょせい》の 部屋《へや》`, from_40: y`40歳《さい》から`, young: y`若《わか》い 人《ひと》`, family: y`家族《かぞく》の 部屋《へや》` },
  kind: { talk: '', quiet: y`話《はな》さないで、同《おな》じ 時間《じかん》を すごす 部屋《へや》`, theme: y`テーマの ある 部屋《へや》`, broadcast: y`話《はなし》を 聞《き》く 部屋《へや》`, no_crosstalk: y`言《い》うだけ、聞《き》くだけの 部屋《へや》`, solo_note: 'ひとりつぶやき' },
  presence: { closed: y`閉《し》まっています`, host_only: y`進行役《しんこうやく》が います`, few: y`進行役《しんこうやく》と、少《すこ》しの 人《ひと》が います`, some: y`進行役《しんこうやく》と、何人《なんにん》かが います`, many: y`進行役《しんこうやく》と、たくさんの 人《ひと》が います` },
  restingHere: y`進行役《しんこうやく》は いま いません`,

  seat: { watching: y`見《み》るだけの 席《せき》に います。`, quiet: y`だれにも 知《し》らせていません。`, write: y`書《か》いてみる` },
  compose: { label: y`ここに 書《か》く`, placeholder: (name) => y`「${name}」で 書《か》いてみる`, send: y`送《おく》る`, sendToStaff: y`スタッフだけに 送《おく》る`, backToWatching: y`見《み》るだけに もどる`, left: (n) => y`あと ${n}文字《もじ》 書《か》けます`, over: (n) => y`${n}文字《もじ》、長《なが》いです` },
  slow: (seconds) => y`つぎは、${seconds} あとに 書《か》けます。書《か》いたものは 残《のこ》っています。`,

  tools: { label: 'できること', stamps: 'しるし', whisper: 'そっと スタッフへ', listening: y`聴《き》いて ほしい`, help: y`助《たす》けが ほしい`, more: 'ほかのこと' },
  ownName: { heading: y`ここでの 呼《よ》び名《な》`, change: y`この 呼《よ》び名《な》に する`, changed: y`呼《よ》び名《な》を 変《か》えました。` },
  place: { hint: y`この 部屋《へや》のことと、画面《がめん》の 見《み》え方《かた》`, heading: y`この 部屋《へや》のこと`, vanishes: y`部屋《へや》が 閉《し》まると、ここの 話《はなし》は 見《み》えなくなります。` },

  stamps: { heading: 'しるし', note: y`言葉《ことば》の かわりに 置《お》けます。` },
  stamp: { nod: 'うなずき', otsukare: 'おつかれさま', here: 'ここに います', understand: 'わかります', tea: y`お茶《ちゃ》`, good_night: 'おやすみ' },
  several: (word) => `${word} いくつか`,
  touched: (word) => word,

  whisper: {
    heading: 'そっと スタッフへ',
    readers: (host) => (host ? y`進行役《しんこうやく》の ${host}さんと、見守《みまも》りの スタッフだけが 読《よ》みます。部屋《へや》には 出《で》ません。` : y`見守《みまも》りの スタッフだけが 読《よ》みます。部屋《へや》には 出《で》ません。`),
    presets: [y`気《き》になる 発言《はつげん》が あります`, y`少《すこ》し つらいです`, y`使《つか》い方《かた》が わかりません`],
    label: y`スタッフだけに 書《か》く`,
    placeholder: y`自分《じぶん》の 言葉《ことば》で 書《か》いても いいです`,
    sent: y`スタッフに 送《おく》りました。部屋《へや》には 出《で》ていません。`,
    tag: y`スタッフだけに 送《おく》りました`,
    sending: y`スタッフに 送《おく》っています`,
  },

  say: {
    host: (name) => y`${name}（進行役《しんこうやく》）`,
    listener: (name) => `${name}`,
    professional: (name) => y`${name}（専門《せんもん》の 人《ひと》）`,
    supervisor: (name) => y`${name}（見守《みまも》り）`,
    you: 'あなた',
    spoken: (who, when, what) => `${who}、${when}、${what}`,
    menu: (who) => y`${who}の 発言《はつげん》について`,
    automatic: y`自動《じどう》`,
    late: y`たしかめてから 出《で》た 発言《はつげん》`,
    empty: y`まだ だれも 書《か》いていません。静《しず》かな 時間《じかん》も、この 部屋《へや》の 使《つか》い方《かた》です。`,
    emptyTalk: y`急《いそ》がなくて いいです。書《か》けるときに、書《か》いてください。`,
    fresh: y`ここから 新《あたら》しい`,
    earlier: y`前《まえ》の 発言《はつげん》を 見《み》る`,
    earlierLoading: y`前《まえ》の 話《はなし》を 取《と》りに 行《い》っています`,
    below: y`下《した》に 新《あたら》しい 発言《はつげん》が あります`,
    folded: (who) => y`${who}の 発言《はつげん》を 見《み》えなく しています`,
    unfold: y`見《み》る`,
    refold: y`見《み》えなく する`,
  },
  menu: {
    nod: 'うなずく',
    report: y`スタッフに 知《し》らせる`,
    mute: y`この 人《ひと》の 発言《はつげん》を 見《み》えなく する`,
    unmute: y`この 人《ひと》の 発言《はつげん》を 見《み》る`,
    close: y`閉《と》じる`,
    reportWhy: y`どんなことですか（えらばなくても 送《おく》れます）`,
    reported: y`スタッフに 知《し》らせました。ありがとうございます。`,
    reportFailed: y`知《し》らせることが できませんでした。もういちど してください。`,
  },
  report: { hurtful: y`人《ひと》を きずつける 言葉《ことば》`, contact: y`連絡先《れんらくさき》や さそい`, worried: y`書《か》いた 人《ひと》が 心配《しんぱい》`, other: 'ほかのこと' },

  own: {
    sending: y`送《おく》っています`,
    waiting: y`つながったら、送《おく》ります`,
    failed: y`送《おく》れませんでした`,
    again: y`もういちど 送《おく》る`,
    cancel: y`取《と》り消《け》す`,
    drop: 'やめる',
    sent: y`送《おく》りました`,
  },
  held: {
    status: y`まだ、だれにも 見《み》えていません`,
    rewrite: y`書《か》きなおす`,
    drop: 'やめておく',
    contact: y`みんなを 守《まも》るために、連絡先《れんらくさき》は 出《だ》しません。`,
    checking: y`スタッフが たしかめています。5分《ふん》くらい かかります。`,
    released: y`スタッフが たしかめて、部屋《へや》に 出《だ》しました。`,
  },
  hidden: {
    other: y`スタッフが、この 発言《はつげん》を 見《み》えなく しました`,
    mine: (reason) => y`この 発言《はつげん》を 見《み》えなく しました。理由《りゆう》は「${reason}」です。`,
    mineMore: y`「ちがう」と 思《おも》ったら、「そっと スタッフへ」から 聞《き》かせてください。`,
  },
  hideReason: { contact: y`連絡先《れんらくさき》`, personal: y`だれかが わかること`, hurtful: y`人《ひと》を きずつける 言葉《ことば》`, solicitation: y`さそいや 広告《こうこく》`, method: y`方法《ほうほう》や 場所《ばしょ》、さそい`, flood: y`つづけて たくさん 書《か》くこと`, off_topic: y`部屋《へや》の 話《はなし》と ちがうこと`, other: 'ほかのこと' },
  rest: {
    head: y`今日《きょう》は、いちど 休《やす》んでください`,
    body: (reason, until) => y`理由《りゆう》は「${reason}」です。${until}から、また 入《はい》れます。`,
    object: y`「ちがう」と 思《おも》ったときや、話《はな》したいことが あるときは、スタッフが 聴《き》きます。`,
    talk: y`スタッフに 聴《き》いてもらう`,
  },

  state: {
    open: null,
    paused: { head: y`ひとやすみ`, body: y`進行役《しんこうやく》が、部屋《へや》を いちど 休《やす》みに しています。読《よ》むことは できます。また はじまったら、ここで 伝《つた》えます。` },
    resting: { head: y`ひとやすみ`, body: y`進行役《しんこうやく》が いま いません。読《よ》むことは できます。もどったら、ここで 伝《つた》えます。` },
    closed: { head: y`今日《きょう》の 部屋《へや》は 閉《し》まりました`, body: y`いてくれて、ありがとうございました。` },
  },
  closedNext: (when) => y`つぎは、${when}に 開《ひら》きます。`,
  closedGone: y`ここでの 話《はなし》は、この 画面《がめん》から もう 消《き》えています。`,
  toDoor: y`入口《いりぐち》に もどる`,
  closingSoon: (when) => y`${when}に 部屋《へや》が 閉《し》まります。`,

  notice: {
    opened: y`部屋《へや》が 開《ひら》きました`, paused: y`ひとやすみに しました`, resumed: y`部屋《へや》が また はじまりました`, resting: y`進行役《しんこうやく》が いないので、ひとやすみに なりました`, awake: y`進行役《しんこうやく》が もどりました`, closed: y`部屋《へや》が 閉《し》まりました`, closing_soon: y`あと ｜10分《じゅっぷん》くらいで、今日《きょう》の 部屋《へや》が 閉《し》まります`,
    talk_began: y`聴《き》く 時間《じかん》が はじまりました。ここは ｜2人《ふたり》と、見守《みまも》りの スタッフだけが 読《よ》めます`, talk_ending_soon: y`あと ｜10分《じゅっぷん》くらいで、今日《きょう》の 時間《じかん》が 終《お》わります`, talk_extended: y`時間《じかん》を 長《なが》くしました`, listener_lost: y`聴《き》いている 人《ひと》の 電波《でんぱ》が 切《き》れました。もどるのを 待《ま》っています`, listener_back: y`聴《き》いている 人《ひと》が もどりました`, listener_changed: y`聴《き》く 人《ひと》が かわりました`, talk_closed: y`今日《きょう》の 聴《き》く 時間《じかん》は、ここまでです`, help_offered: y`助《たす》けを 呼《よ》べる ところを、「助《たす》けが ほしい」から 見《み》ることが できます`,
  },

  offline: { head: 'つながっていません', body: y`書《か》いたものは 残《のこ》っています（この ページを 閉《と》じるまで）。つながったら、順番《じゅんばん》に 送《おく》ります。` },
  stale: { head: y`記録《きろく》に つながりにくいです`, body: y`書《か》いたものは 残《のこ》っています。急《いそ》ぐときは、「助《たす》けが ほしい」から、電話《でんわ》や 文字《もじ》で 相談《そうだん》できる ところを 見《み》ることが できます。` },
  spoken: {
    one: (who, what) => `${who}: ${what}`,
    many: (n) => y`新《あたら》しい 発言《はつげん》 ${n}件《けん》`,
    back: 'つながりました',
    lost: y`つながっていません。書《か》いたものは 残《のこ》っています。`,
  },
}
