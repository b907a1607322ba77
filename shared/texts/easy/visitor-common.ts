// What stands on every screen, how the screen looks, and the sentence for each way of saying no.
import type { Texts } from '../index.ts'
import { yomi as y } from '../ruby.ts'

export const commonTexts: Texts['common'] = {
  title: 'メモ',
  dot: '・',
  sentence: (words) => `${words}。`,
  exit: y`すぐ 閉《と》じる`,
  exitNote: y`「すぐ 閉《と》じる」を 押《お》すと、この 画面《がめん》を すぐに 消《け》して、べつの ページに 行《い》きます。見《み》ていた ことが、スマートフォンや パソコンに 残《のこ》ることが あります。`,
  close: y`閉《と》じる`,
  back: 'もどる',
  settings: {
    heading: y`画面《がめん》の 見《み》え方《かた》`,
    language: 'ことば',
    languageFailed: y`いま、この ことばに できません。少《すこ》し 待《ま》って、もういちど 押《お》してください。`,
    theme: y`明《あか》るさ`,
    themes: { system: y`端末《たんまつ》と 同《おな》じ`, light: y`明《あか》るい`, dark: y`暗《くら》い`, quiet: y`静《しず》か` },
    quietMore: y`「静《しず》か」は、絵《え》や 色《いろ》や 動《うご》きを 少《すく》なくします。`,
    text: y`文字《もじ》の 大《おお》きさ`,
    steps: [y`小《ちい》さい`, 'ふつう', y`大《おお》きい`, y`とても 大《おお》きい`],
    enter: 'Enterキー',
    enterNewline: y`つぎの 行《ぎょう》に 行《い》く（Ctrl + Enterで 送《おく》る）`,
    enterSends: y`送《おく》る（Shift + Enterで つぎの 行《ぎょう》）`,
    announce: y`新《あたら》しい 発言《はつげん》を 声《こえ》で 読《よ》む（画面《がめん》を 読《よ》み上《あ》げる ソフト）`,
    announceOn: y`読《よ》む`,
    announceOff: y`読《よ》まない`,
    veil: y`ほかの アプリや ページを 見《み》るとき`,
    veilOn: y`画面《がめん》を かくす`,
    veilOff: 'そのままに する',
    veilMore: y`開《ひら》いている アプリの 一覧《いちらん》や、印刷《いんさつ》した 紙《かみ》に、話《はなし》を 出《だ》しません。うまく かくせない スマホも あります。`,
    sound: y`知《し》らせる 音《おと》`,
    soundOff: y`鳴《な》らさない`,
    soundOn: y`小《ちい》さく 鳴《な》らす`,
    signsMore: y`順番《じゅんばん》が 来《き》たときと、ほかを 見《み》ている あいだに 発言《はつげん》が あったときです。「しずか」の ときは、音《おと》も ふるえも ありません。`,
    shiver: y`知《し》らせる ふるえ`,
    shiverOff: 'ふるえない',
    shiverOn: y`短《みじか》く ふるえる`,
    kept: y`この ページを 閉《と》じるまで、おぼえています。`,
    writing: y`書《か》いている ことばは、ブラウザが 直《なお》したり 訳《やく》したり しません。キーボードや、自分《じぶん》で 入《い》れた 機能《きのう》が 読《よ》むことは、ここからは 止《と》められません。`,
  },
}

const gone = y`時間《じかん》が たちました。もういちど 入《はい》ってください。`
const notNow = y`いまは できません。少《すこ》し 待《ま》って、もういちど してください。`
const tooLong = y`長《なが》くて 送《おく》れません。書《か》いたものは 残《のこ》っています。`

export const refusalTexts: Texts['refusal'] = {
  bad_input: notNow, too_large: tooLong, unknown_event: notNow, not_found: y`もう 見《み》ることが できません。`, foreign_origin: notNow,
  pass_expired: gone, signed_out: gone, sign_in_failed: notNow, totp_needed: notNow, step_up_needed: notNow,
  too_fast: y`少《すこ》し 待《ま》ってから 送《おく》ります。書《か》いたものは 残《のこ》っています。`, empty: y`何《なに》も 書《か》いていません。`, too_long: tooLong,
  nickname_reserved: y`スタッフの 名前《なまえ》と まちがえるので、使《つか》えません。花《はな》や 鳥《とり》の 名前《なまえ》は どうですか。`, nickname_unfit: y`この 呼《よ》び名《な》は 使《つか》えません。花《はな》や 鳥《とり》の 名前《なまえ》は どうですか。`,
  person_told: y`いまは 部屋《へや》に 出《だ》せません。でも、スタッフに 知《し》らせました。待《ま》たないで「助《たす》けが ほしい」の ところに 電話《でんわ》しても いいです。`, help_named: y`いまは 部屋《へや》に 出《だ》せません。「助《たす》けが ほしい」に、電話《でんわ》や 文字《もじ》で 話《はな》せる ところが あります。`,
  room_resting: y`いま 休《やす》んでいます。進行役《しんこうやく》が もどったら 書《か》けます。`, room_paused: y`いま 休《やす》んでいます。また はじまったら 書《か》けます。`, room_closed: y`部屋《へや》は 閉《し》まりました。`, wait_to_be_let_in: y`進行役《しんこうやく》が 迎《むか》えるまで、少《すこ》し 待《ま》ってください。`, room_locked: y`いまは 新《あたら》しく 入《はい》れません。少《すこ》し 待《ま》って、また 来《き》てください。`, room_quiet: y`いまは 静《しず》かな 時間《じかん》です。しるしを 置《お》いたり、そっと スタッフに 書《か》いたりは できます。`, proof_needed: y`入口《いりぐち》が こんでいます。少《すこ》し 待《ま》って、もういちど やります。`, proof_refused: y`うまく たしかめられませんでした。もういちど やりますか。`, room_full: y`いまは いっぱいです。少《すこ》し 待《ま》って、また 来《き》てください。`, not_here: y`この 部屋《へや》では、それは できません。`, asked_to_rest: y`いまは 休《やす》む 時間《じかん》です。少《すこ》し 待《ま》つと、また 入《はい》れます。`,
  nobody_on_duty: y`いま、話《はなし》を 聴《き》ける 人《ひと》が いません。ごめんなさい。`, not_on_shift: notNow, already_waiting: y`もう 順番《じゅんばん》を 待《ま》っています。`, nobody_waiting: notNow, hands_full: notNow, on_break: notNow, after_note_due: notNow,
  already_taken: notNow, moved_on: y`少《すこ》し 前《まえ》に、変《か》わりました。`, reason_needed: notNow, holds_contact: notNow, words_unknown: y`その 合言葉《あいことば》では、もどれません。ひらがなの ｜4つ《よっつ》の 言葉《ことば》を、もういちど たしかめてください。`, nobody_reads: y`いま、ひとことを 読《よ》む 人《ひと》が いません。書《か》いたものは 残《のこ》っています。`, basis_needed: notNow, still_open_escalation: notNow,
  list_unfit: notNow,
  unavailable: y`いま、記録《きろく》に つながりません。書《か》いたものは 残《のこ》っています。`, internal: y`うまく いきませんでした。書《か》いたものは 残《のこ》っています。もういちど しますか。`,
}
