// Pages without script: what they can and cannot do.
export const stillTexts = {
  head: '部屋に入るには、JavaScriptがいります',
  body: '話を読む、書く、スタッフを呼ぶには、ブラウザのJavaScriptを使えるようにしてください。いつ開くか、電話と文字の窓口、地域の相談窓口は、このままで読めます。',
  ask: '縁側のスタッフを呼ぶには、入口にもどってください。JavaScriptがいります。',
  directory: '地域の相談窓口を見る（家族の相談も）',
  toDoor: '入口へ',
}
