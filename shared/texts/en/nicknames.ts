// Suggested nicknames: the same garden, in letters that readers of English can say.
import type { Texts } from '../index.ts'

export const nicknames: Texts['nicknames'] = [
  'Nazuna', 'Yomogi', 'Susuki', 'Renge', 'Kurumi', 'Donguri', 'Watage', 'Kokedama', 'Hojicha', 'Arare', 'Kohaku', 'Koishi', 'Tsukimi', 'Komorebi', 'Suiren', 'Tsukushi',
  'Clover', 'Moss', 'Fern', 'Acorn', 'Pebble', 'Drizzle', 'Dewdrop', 'Thistle', 'Bramble', 'Juniper', 'Poppy', 'Barley', 'Willow', 'Puddle', 'Heather', 'Sparrow',
]
