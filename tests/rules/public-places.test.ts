// Pages and addresses of the directory and of the help lines may be written; what only looks like them may not.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spansOf } from '#server/moderation/contact/matches'
import { makePublicPlaces } from '#server/moderation/contact/public-places'
import { screen } from '#server/moderation/screen'
import { nobodyBefore } from '#server/moderation/subject'

const publicPlaces = makePublicPlaces(
  ['https://www.soudan-mado.example.org/yorisoi/', 'https://x.com/hidamari_net', 'https://lin.ee/Hida77', 'https://ibasho-kaku.jp/', 'https://kaku-city.jp/page.php?id=5'],
  [
    { municipality: '架空市', place: '架空市本町1-2-3 福祉会館2階' }, { municipality: '架空町', place: '大字北4丁目5番6号' }, { municipality: '見本市', place: '〒012-3456 見本県見本市中央十番町7-8' }, { municipality: '見本市', place: '見本市役所 2階 4番' },
  ],
)
const held = (text: string, isStaff = false) => screen(text, { ...nobodyBefore, isStaff, publicPlaces }).findings.filter(({ isHolding }) => isHolding).map(({ rule }) => rule)

describe('pages of the directory', () => {
  it.each([
    'https://www.soudan-mado.example.org/yorisoi/ で話せます', 'https://www.soudan-mado.example.org/yorisoi/で話せます', 'ＨＴＴＰＳ：／／ｗｗｗ．soudan-mado.example.org/yorisoi/chat?x=1', 'soudan-mado.example.org/yorisoi', 'https://soudan-mado.example.org/',
    'https://x.com/hidamari_net を見てください', 'x.com/hidamari_net/status/12', 'https://lin.ee/Hida77', 'https://ibasho-kaku.jp', 'https://ibasho-kaku.jp/blog/2026/1.html', '(https://ibasho-kaku.jp/)', 'https://ibasho-kaku.jp。', 'https://kaku-city.jp/page.php?id=5',
  ])('[DI6] %s may be written, by staff too', (text) => {
    expect([held(text), held(text, true)]).toEqual([[], []])
  })

  it.each([
    'https://www.soudan-mado.example.org/other', 'https://www.soudan-mado.example.org/yorisoi2', 'https://x.com/hidamari_net2', 'https://x.com/hidamari', 'https://lin.ee/Hida778', 'https://ibasho-kaku.jp.evil.com/', 'https://evil.com/ibasho-kaku.jp', 'https://evilibasho-kaku.jp/',
    'https://ibasho-kaku.jp@evil.com/', 'https://ibasho-kaku.jp:x@evil.com/', 'https://ibasho-kaku.jp/とhttps://evil.com/', 'https://ibasho-kaku.jp/r?u=https://evil.com/', 'https://kaku-city.jp/page.php?id=6', 'https://kaku-city.jp/page.php?id=55', 'https://ibasho-kaku.jp/ https://evil.com/', 'https://chat.ibasho-kaku.jp/',
    'https://www.city.lg.jp/とhttps://evil.com/',
    'https://x.com/hidamari_net/../aoi_dayo77', 'https://x.com/hidamari_net/%2e%2e/aoi_dayo77', 'https://x.com/hidamari_net/.%2E/aoi_dayo77/', 'https://x.com/hidamari_net/./../aoi_dayo77', 'https://x.com/hidamari_net/a/../../aoi_dayo77', 'https://x.com/hidamari_net/..%2faoi_dayo77', 'https://x.com/hidamari_net\\..\\aoi_dayo77', 'https://x.com/hidamari_net/．．/aoi_dayo77',
    'https://www.soudan-mado.example.org/yorisoi/../other', 'https://x.com/./hidamari_net/../aoi_dayo77', 'x.com/hidamari_net/..//aoi_dayo77',
  ])('[DI6] %s is no page of it', (text) => {
    expect(held(text)).not.toEqual([])
  })
})

describe('addresses of the directory', () => {
  it.each([
    '架空市本町1-2-3の相談センターに行けます', '架空市本町１－２－３ 福祉会館', '架空市本町一丁目二番三号の相談センターです', '架空市本町1丁目2番3号です', '架空町大字北4-5-6へどうぞ', '見本県見本市中央十番町7-8です', '見本市中央十番町七の八です', '住所は架空市本町1-2-3です', '市役所の隣、架空市本町1-2-3です',
  ])('[DI6] %s may be written, by staff too', (text) => {
    expect(screen(text, nobodyBefore).isHeld).toBe(true)
    expect([held(text), held(text, true)]).toEqual([[], []])
  })

  it.each([
    '架空市本町1-2-4に住んでる', '架空市本町1-2-34です', '架空市本町1-2-3-405です', '架空市北町1-2-3に住んでます', '日本町1-2-3です', '架空市本町11-2-3です', '架空市本町1-2-3の裏の架空市北町4-5-6に住んでる', '別市本町1-2-3です', 'うちは見本市中央十番町7-9です',
  ])('[MO3] %s is held', (text) => {
    expect(held(text)).toContain('PII-5')
  })
})

it('[MO13] whatever stands in the directory can be made and looked for', () => {
  const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: fc.constantFrom(...'架空市本町一二三1234-の番丁目号 〒ー~()[]*+?\\'), maxLength: 40 }))
  fc.assert(fc.property(any, any, any, (town, place, text) => {
    const made = makePublicPlaces([`https://${place}`, 'not a page'], [{ municipality: town, place }])
    screen(`${text} https://${place} ${place}`, { ...nobodyBefore, publicPlaces: made })
  }), { numRuns: 500 })
})

it('[MO13] a help line’s address that opens no page of a host opens nothing, and holds up nobody', () => {
  const made = makePublicPlaces(['mailto:soudan@kaku-mail.example.jp', 'tel:0120000000', 'file:///mado', 'data:,mado'], [])
  expect(made.pages).toEqual([])
  expect(screen('😀 https://example.com', { ...nobodyBefore, publicPlaces: made }).isHeld).toBe(true)
})

it('[MO13] a pattern that may match nothing is looked for to the end of any text', () => {
  expect(spansOf('😀a😀', /b*/gu).map(({ from }) => from)).toEqual([0, 2, 3, 5])
})
