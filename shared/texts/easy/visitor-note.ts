// A note left alone (ひとりつぶやき): who reads it, by when, what became of it, and its answer.
import type { Texts } from '../index.ts'
import { yomi as y } from '../ruby.ts'

export const noteTexts: Texts['note'] = {
  heading: y`ひとこと 残《のこ》す`,
  label: y`ひとこと 残《のこ》す（スタッフだけが 読《よ》みます）`,
  placeholder: y`書《か》いても、書《か》かなくても いいです`,
  until: (when) => y`${when}までに、スタッフが 読《よ》みます。`,
  answer: y`返事《へんじ》は、つぎに 来《き》たときに ここで 見《み》られることが あります。いますぐの 助《たす》けには 使《つか》えません。`,
  nobody: y`いまは、ひとことを あずかっていません。急《いそ》ぐときは、上《うえ》の 相談《そうだん》する ところや「助《たす》けが ほしいとき」を 見《み》てください。`,
  send: y`置《お》いていく`,
  sending: y`置《お》いています`,
  left: 'あずかりました。',
  another: y`もうひとこと 残《のこ》す`,
  heldFor: (days) => y`置《お》いた 言葉《ことば》は、${days}日《にち》 たつと 消《き》えます。`,
  own: y`残《のこ》した ひとこと`,
  state: {
    kept: (when) => y`${when}までに、スタッフが 読《よ》みます。`,
    read: y`スタッフが 読《よ》みました。`,
    answered: (name, role) => y`${role}の「${name}」から 返事《へんじ》が あります。`,
  },
  room: { lead: y`ここは、ひとりで 書《か》く 部屋《へや》です。`, body: y`書《か》いたものは 部屋《へや》には 出《で》ません。スタッフだけが 読《よ》みます。` },
}
