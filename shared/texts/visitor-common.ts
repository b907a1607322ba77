// What stands on every screen, how the screen looks, and the sentence for each way of saying no.
import type { RefusalCode } from '#shared/refusal'

export const commonTexts = {
  title: 'メモ',
  /** between two facts on one line, and after one that stands alone */
  dot: '・',
  sentence: (words: string) => `${words}。`,
  exit: 'さっと閉じる',
  exitNote: 'この画面をすぐ消して、べつのページに移ります。見ていた記録が、端末やブラウザに残ることはあります。',
  close: '閉じる',
  back: 'もどる',
  settings: {
    heading: '画面の見え方',
    language: 'ことば',
    languageFailed: 'いま、このことばを取りよせられません。少しあけて、もう一度ためしてください。',
    theme: '明るさ',
    themes: { system: '端末にあわせる', light: 'あかるい', dark: 'くらい', quiet: 'しずか' },
    quietMore: '絵も色も動きもおさえます。',
    text: '文字の大きさ',
    steps: ['小', '標準', '大', '特大'],
    enter: 'Enterキー',
    enterNewline: '改行する（Ctrl + Enterで送る）',
    enterSends: '送る（Shift + Enterで改行）',
    announce: '新しい発言の読み上げ（画面読み上げソフト）',
    announceOn: '知らせる',
    announceOff: '知らせない',
    veil: 'ほかのアプリやページに移ったとき',
    veilOn: '画面をかくす',
    veilOff: 'そのままにする',
    veilMore: '開いているアプリの一覧や印刷に、話を出しません。端末によっては、かくしきれないことがあります。',
    sound: '知らせる音',
    soundOff: '鳴らさない',
    soundOn: '小さく鳴らす',
    signsMore: '順番が来たときと、ほかを見ているあいだに発言があったときです。「しずか」では、音もふるえもありません。',
    shiver: '知らせるふるえ',
    shiverOff: 'ふるえない',
    shiverOn: '短くふるえる',
    kept: 'このページを閉じるまで、おぼえておきます。',
    writing: '書いているものは、ブラウザの校正や翻訳にかけません。キーボードの予測や、ご自分で入れた拡張機能は、こちらからは止められません。',
  },
}

const gone = '時間がたったため、いちど入りなおしてください。'
const notNow = 'いまはできません。少しあけて、もう一度ためしてください。'

export const refusalTexts: Record<RefusalCode, string> = {
  bad_input: notNow, too_large: '長すぎて送れませんでした。書いたものは残っています。', unknown_event: notNow, not_found: 'もう見られなくなっています。', foreign_origin: notNow,
  pass_expired: gone, signed_out: gone, sign_in_failed: notNow, totp_needed: notNow, step_up_needed: notNow,
  too_fast: '少しあけてから送ります。書いたものは残っています。', empty: '何も書かれていません。', too_long: '長すぎて送れませんでした。書いたものは残っています。',
  nickname_reserved: 'スタッフとまちがえやすいため、使えません。花や鳥の名前はどうですか。', nickname_unfit: 'この呼び名は使えません。花や鳥の名前はどうですか。',
  person_told: 'いまは部屋に出せませんが、当番のスタッフに知らせました。待たずに「助けがほしい」の窓口に連絡してもかまいません。', help_named: 'いまは部屋に出せません。電話や文字で相談できるところが「助けがほしい」にあります。',
  room_resting: 'ひとやすみ中です。進行役がもどると書けます。', room_paused: 'ひとやすみ中です。再開すると書けます。', room_closed: '部屋は閉じました。', room_full: 'いまは、いっぱいです。少しあけて、また来てください。', wait_to_be_let_in: '進行役が迎えるまで、少しお待ちください。', room_locked: 'いまは、新しく入れません。少しあけて、また来てください。', room_quiet: 'いまは、しずかな時間です。しるしを置いたり、そっとスタッフに書いたりはできます。', proof_needed: '入口がこみあっています。少しだけ待ってから、もう一度ためします。', proof_refused: 'うまく確かめられませんでした。もう一度ためしますか。', not_here: 'この部屋では、それはしないことになっています。', asked_to_rest: 'いまはお休みの時間です。少し時間をおくと、また入れます。',
  nobody_on_duty: 'いま、お話を聴ける人がいません。ごめんなさい。', not_on_shift: notNow, already_waiting: 'もう順番を待っています。', nobody_waiting: notNow, hands_full: notNow, on_break: notNow, after_note_due: notNow,
  already_taken: notNow, moved_on: '少し前に、ようすが変わりました。', reason_needed: notNow, holds_contact: notNow, words_unknown: 'その合言葉では、もどれませんでした。ひらがなの4つの言葉を、もう一度確かめてください。', nobody_reads: 'いま、ひとことを読める人がいません。書いたものは残っています。', basis_needed: notNow, still_open_escalation: notNow,
  list_unfit: notNow,
  unavailable: 'いま、記録につながりません。書いたものは残っています。', internal: 'うまくいきませんでした。書いたものは残っています。もう一度ためしますか。',
}
