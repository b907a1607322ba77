// A note left alone (ひとりつぶやき): who reads it, by when, what became of it, and its answer.
export const noteTexts = {
  heading: 'ひとこと残す',
  label: 'ひとこと残す（スタッフだけが読みます）',
  placeholder: '書いても、書かなくても大丈夫です',
  until: (when: string) => `${when}までに、スタッフが読みます。`,
  answer: '返事は、つぎに来たときにここで見られることがあります。いますぐの助けには使えません。',
  nobody: 'いまは、ひとことを預かっていません。急ぐときは、上の窓口や「助けがほしいとき」を見てください。',
  send: '置いていく',
  sending: '置いています',
  left: '預かりました。',
  another: 'もうひとこと残す',
  heldFor: (days: number) => `置いた言葉は、${days}日たつと消えます。`,
  own: '残したひとこと',
  state: {
    kept: (when: string) => `${when}までに、スタッフが読みます。`,
    read: 'スタッフが読みました。',
    answered: (name: string, role: string) => `${role}の「${name}」から返事があります。`,
  },
  page: { noAnswer: 'この書き方では、返事は見られません。いますぐの助けには使えません。', crowded: 'いま、入口がこみあっています。20秒ほど待って、もう一度「置いていく」を押してください。書いたものは残っています。', again: '時間がたったため、もう一度「置いていく」を押してください。書いたものは残っています。' },
  room: { lead: 'ここは、ひとりで書く部屋です。', body: '書いたものは部屋には出ません。スタッフだけが読みます。' },
}
