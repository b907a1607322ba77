// Examples of what a directory holds, for a municipality that does not exist: numbers nobody has, pages nobody reads. Marked as
// examples until a manager keeps their own in their place.
import type { Agency } from '#shared/directory'

const verifiedOn = '2025-11-01'
const municipality = '見本市'

export const exampleAgencies: readonly Omit<Agency, 'id'>[] = [
  {
    municipality, name: '見本市 ひきこもり相談窓口（見本）', situations: ['anything', 'family', 'belonging'], about: '年齢や理由を問わず、最初に話せるところです。家族だけの相談もできます。',
    reception: '予約はいりません。名前を言わなくても話せます。部屋は入口から見えません。', phone: '000-0000-0001', url: null, place: '見本市役所 2階 4番', hoursText: '平日 8時30分から17時15分', verifiedOn,
  },
  {
    municipality, name: '見本市 自立相談支援センター（見本）', situations: ['money', 'work'], about: 'お金、食べ物、住むところ、仕事のことを、いっしょに考えます。',
    reception: '電話で時間を決めてから会います。家に来てもらうこともできます。', phone: '000-0000-0002', url: 'https://example.jp/jiritsu', place: '見本市中央1-2-3', hoursText: '平日 9時から17時', verifiedOn,
  },
  {
    municipality, name: 'こころの相談室（見本）', situations: ['health', 'family'], about: '保健師と話せます。病院に行くかどうか迷っているときも使えます。',
    reception: '最初は電話で20分くらい。むりに来所をすすめません。', phone: '000-0000-0003', url: null, place: '見本市保健センター', hoursText: '平日 9時から16時（水曜は19時まで）', verifiedOn,
  },
  {
    municipality: '見本町', name: '居場所 ひだまり（見本）', situations: ['belonging', 'school'], about: '何もしなくてもいい部屋です。本と、お茶があります。',
    reception: '見学だけで帰れます。来る日も帰る時間も自分で決められます。', phone: null, url: 'https://example.jp/hidamari', place: '見本町 ふれあい館 和室', hoursText: '火・木・土 13時から17時', verifiedOn,
  },
]
