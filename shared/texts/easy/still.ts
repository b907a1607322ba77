// Pages without script: what they can and cannot do.
import type { Texts } from '../index.ts'
import { yomi as y } from '../ruby.ts'

export const stillTexts: Texts['still'] = {
  head: y`部屋《へや》に 入《はい》るには、JavaScriptが いります`,
  body: y`話《はなし》を 読《よ》む、書《か》く、スタッフを 呼《よ》ぶには、ブラウザの JavaScriptを 使《つか》えるように してください。いつ 開《ひら》くか、電話《でんわ》や 文字《もじ》で 相談《そうだん》できる ところ、近《ちか》くの 相談《そうだん》する ところは、このままで 読《よ》めます。`,
  ask: y`ここの スタッフを 呼《よ》ぶには、入口《いりぐち》に もどってください。JavaScriptが いります。`,
  directory: y`近《ちか》くの 相談《そうだん》する ところを 見《み》る（家族《かぞく》の 相談《そうだん》も）`,
  toDoor: y`入口《いりぐち》へ`,
}
