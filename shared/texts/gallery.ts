// The gallery's own words. It is for who builds and looks after the house, and served where one only practises.
export const galleryTexts = {
  heading: '画面と部品の見本',
  about: '縁側のすべての画面を、すべての状態で見られます。名前を押すと開き、ブラウザの「もどる」でここに帰ります。中の人も話も、つくりものです。',
  theme: '明るさ',
  letters: '文字の大きさ',
  language: 'ことば',
  ofStaff: 'スタッフの画面へ',
  ofVisitors: '来る方の画面と部品へ',
  parts: { buttons: 'ボタン', field: '書くところ', banners: '知らせ', icons: '絵記号', stamps: 'しるし', marks: '呼び名のしるし', presence: '灯り', house: '家', line: 'ひとこと', sheet: 'ひらいた紙' },
  states: { plain: 'ふつう', main: 'おもな', quiet: 'ひかえめ', busy: '進んでいます', off: '押せません' },
  sample: 'ここに書いてみる',
  hint: '毎回かえられます。',
  refused: 'この呼び名は使えません。',
  fact: 'ひとつ前の画面にもどれます。',
  hours: (hour: number) => `${hour}時`,
}
