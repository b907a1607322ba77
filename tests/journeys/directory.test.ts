// 相談窓口: kept by a manager, read by anyone, printed as a card; and the codes that say which leaflet brought a visit.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Agency } from '#shared/directory'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let manager: Person
beforeAll(async () => {
  evening = await Evening.begin({ isLive: true })
  manager = await evening.staff('はやし', 'manager')
})
afterAll(() => evening.end())

const agency = (more: Partial<Agency> = {}): Agency => ({
  id: randomUUID(), municipality: '架空市', name: '架空市 くらしの窓口', situations: ['money', 'anything'], about: 'くらしのことを話せます。', reception: '予約はいりません。名前は言わなくてもかまいません。',
  phone: '011-222-3333', url: null, place: '市役所1階', hoursText: '平日9時から17時', verifiedOn: new Date().toISOString().slice(0, 10), ...more,
})
const page = async (path: string) => (await fetch(evening.url + path)).text()
const audited = async (action: string) => (await evening.context.pool.query('select count(*)::int as n from audit where action = $1', [action])).rows[0].n as number

describe('the directory', () => {
  it('[DI1] a manager keeps an agency, mends it and takes it out; each is an audit row, and nobody else may', async () => {
    const kept = agency()
    await manager.ask('agency:keep', kept)
    await manager.ask('agency:keep', { ...kept, hoursText: '平日10時から16時' })
    const { agencies } = await manager.ask('directory:state')
    expect(agencies.find(({ id }) => id === kept.id)).toMatchObject({ hoursText: '平日10時から16時', isExample: false })
    expect(await audited('agency.keep')).toBe(2)
    const host = await evening.staff('すみれ', 'host')
    expect(await host.tryAsk('agency:keep', agency())).toMatchObject({ ok: false, code: 'not_found' })
    expect(await (await evening.visitor('こいし')).tryAsk('agency:keep', agency())).toMatchObject({ ok: false, code: 'unknown_event' })
    for (const wrong of [{ verifiedOn: '2026-02-31' }, { url: 'http://plain.example' }, { name: ' ' }, { situations: [] }]) {
      expect((await manager.tryAsk('agency:keep', agency(wrong as Partial<Agency>))).ok, JSON.stringify(wrong)).toBe(false)
    }
    await manager.ask('agency:drop', { id: kept.id })
    await manager.ask('agency:drop', { id: kept.id })
    expect((await manager.ask('directory:state')).agencies.map(({ id }) => id)).not.toContain(kept.id)
    expect(await audited('agency.drop')).toBe(1)
  })

  it('[DI2] anyone reads it by situation and municipality, without script, and no address says what they looked at', async () => {
    await manager.ask('agency:keep', agency({ name: '架空市 <b>家計</b>の窓口' }))
    await expect.poll(() => page('/madoguchi')).toContain('家計')
    const html = await page('/madoguchi')
    expect(html).toMatch(/<summary>お金・食べ物・住まい<\/summary>[\s\S]*<h2 lang="ja">架空市<\/h2>[\s\S]*href="tel:0112223333"/)
    expect(html).not.toMatch(/<script|<form|<b>家計/)
    for (const [, address] of html.matchAll(/href="([^"]*)"/g)) expect(address).not.toMatch(/money|anything|\?/)
  })

  it('[DI3] what was long not verified says so, and an example says that it is one until it is kept', async () => {
    const old = agency({ name: '古い窓口', verifiedOn: '2025-01-10' })
    await evening.context.store.directory.keepAgency(evening.areaId, old, true)
    await expect.poll(() => page('/madoguchi')).toContain('古い窓口')
    const part = (html: string) => /<article[^>]*>(?:(?!<\/article>)[\s\S])*古い窓口[\s\S]*?<\/article>/.exec(html)?.[0] ?? ''
    expect(part(await page('/madoguchi'))).toMatch(/見本です[\s\S]*2025年1月10日[\s\S]*半年以上/)
    await manager.ask('agency:keep', { ...old, verifiedOn: new Date().toISOString().slice(0, 10) })
    await expect.poll(async () => part(await page('/madoguchi'))).not.toMatch(/見本です|半年以上/)
  })

  it('[DI4] a card to print: number, hours and a QR code drawn by the server, no name on it', async () => {
    const kept = agency({ name: '名前のある窓口', url: 'https://kakuu.example/madoguchi' })
    await manager.ask('agency:keep', kept)
    const number = (await manager.ask('directory:state')).agencies.find(({ id }) => id === kept.id)?.number
    const html = await page(`/madoguchi/${number}`)
    const card = /<div class="card">[\s\S]*?<\/svg>/.exec(html)?.[0] ?? ''
    expect(card).toMatch(/011-222-3333[\s\S]*平日9時から17時[\s\S]*<svg [^>]*class="qr"[\s\S]*<path d="M2 2h7v1h-7z/)
    expect(card).not.toContain('名前のある窓口')
    expect((await fetch(`${evening.url}/madoguchi/9999`)).status).toBe(404)
  })

  it('[DI6] number, page and address of the directory may be written in a room, and no longer once they are taken out', async () => {
    const kept = agency({ phone: '0155-66-7788', url: 'https://mado-kakuu.example.com/soudan/', place: '架空市本町1-2-3 福祉会館' })
    await manager.ask('agency:keep', kept)
    const { roomId } = await evening.openRoom()
    const visitor = await evening.seated('みずたま', roomId)
    const lines = ['電話は 0155-66-7788 でつながりました', 'https://mado-kakuu.example.com/soudan/ に地図があります', '架空市本町1-2-3の福祉会館で話せますよ']
    const isHeld = async (text: string) => {
      const { entry } = await visitor.ask('message:send', { placeId: roomId, clientId: randomUUID(), text })
      return entry?.kind === 'message' && entry.held !== undefined
    }
    for (const text of lines) expect([text, await isHeld(text)]).toEqual([text, false])
    await manager.ask('agency:drop', { id: kept.id })
    for (const text of lines) expect([text, await isHeld(text)]).toEqual([text, true])
  })

  it('[DI7] what another node has kept is known here without a start anew, and what it has taken out too', async () => {
    const kept = agency({ phone: '0155-77-8899', url: 'https://betsu-node.example.com/' })
    const { store, publicNumbers, publicPlaces } = evening.context
    const isPageKnown = () => publicPlaces.pages.some((each) => each.source.includes('betsu-node'))
    const atAnotherNode = (change: (tx: Parameters<Parameters<typeof store.transact>[0]>[0]) => Promise<unknown>) => store.transact(change)
    await atAnotherNode((tx) => tx.directory.keepAgency(evening.areaId, kept))
    expect(publicNumbers.has('0155778899')).toBe(false)
    await expect.poll(() => publicNumbers.has('0155778899') && isPageKnown(), { timeout: 15_000 }).toBe(true)
    await atAnotherNode((tx) => tx.directory.dropAgency(evening.areaId, kept.id))
    await expect.poll(() => publicNumbers.has('0155778899') || isPageKnown(), { timeout: 15_000 }).toBe(false)
  }, 40_000)
})

describe('codes on leaflets', () => {
  it('[DI5] are counted by day and code only, leave nothing in the browser, and lead to the door without a trace in the address', async () => {
    await manager.ask('entry-code:keep', { code: 'haru26', label: '春のちらし' })
    const enter = (code: string) => fetch(`${evening.url}/e/${code}`, { redirect: 'manual' })
    for (let n = 0; n < 9; n += 1) {
      const response = await enter('haru26')
      expect([response.status, response.headers.get('location'), response.headers.get('set-cookie')]).toEqual([303, '/', null])
    }
    const told = async () => (await manager.ask('directory:state')).codes.find(({ code }) => code === 'haru26')
    expect(await told()).toEqual({ code: 'haru26', label: '春のちらし', isEnded: false, count: null })
    await enter('haru26')
    expect((await told())?.count).toBe(10)
    await enter('nobodys')
    await manager.ask('entry-code:end', { code: 'haru26' })
    await enter('haru26')
    expect(await told()).toMatchObject({ isEnded: true, count: 10 })
    const { rows } = await evening.context.pool.query('select * from entry_counts')
    expect(rows.map((row) => Object.keys(row).sort())).toEqual([['code', 'count', 'day']])
    expect(evening.logged.join('\n')).not.toContain('haru26')
  })

  it('[DI5] a leaflet’s card carries the way here and its QR code, and nothing else', async () => {
    await manager.ask('entry-code:keep', { code: 'aki26', label: '秋のちらし' })
    const html = await page('/e/aki26/card')
    expect(/<div class="card">[\s\S]*?<svg [^>]*class="qr"/.exec(html)?.[0] ?? '').toMatch(/\/e\/aki26</)
    expect(html.includes('秋のちらし')).toBe(false)
    for (const path of ['/e/none1/card', '/e/NO/card']) expect((await fetch(evening.url + path)).status, path).toBe(404)
  })
})
