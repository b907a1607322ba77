// What may leave the house and where it may go, as pure rules: targets of webhooks, the contents of letters, when to try again.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backOffMs } from '#server/escalation/outbox/back-off'
import { mailLetter, webhookBody } from '#server/escalation/outbox/letters'
import { checkTarget, isPublicAddress, readTarget, type ForbiddenTarget } from '#server/notify/target'
import { escalationMoves, severities } from '#shared/escalation'

const problemOf = (work: () => unknown): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    return (error as ForbiddenTarget).problem
  }
}
const resolvesTo = (...addresses: string[]) => () => Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))

describe('targets of webhooks', () => {
  it('[HO5] loopback, private, link-local, carrier-grade, mapped, tunnelled, multicast and reserved addresses are refused', () => {
    const bad = [
      '127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '192.0.0.1', '192.0.2.1', '198.18.0.1',
      '198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1',
      '64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:53aa:64c:0:fbff:bc1b:e0e8', '2001:db8::1', 'fec0::1', 'not an address', '',
    ]
    expect(bad.filter(isPublicAddress)).toEqual([])
    expect(['93.184.216.34', '1.1.1.1', '2606:2800:220:1:248:1893:25c8:1946'].filter(isPublicAddress)).toHaveLength(3)
  })

  it('[HO5] every spelling of a private address is judged as what it is', () => {
    for (const host of ['127.1', '0x7f.0.0.1', '2130706433', '0177.0.0.1', '[::1]', '[::ffff:7f00:1]', '[0:0:0:0:0:0:0:1]', '169.254.169.254', '１２７.0.0.1']) {
      expect(problemOf(() => readTarget(`https://${host}/hook`, false)), host).toBe('private_address')
    }
  })

  it('[HO5] only https, without name and password in the address; other schemes never, plain http only where private is allowed', () => {
    expect(problemOf(() => readTarget('http://example.com/', false))).toBe('not_https')
    expect(problemOf(() => readTarget('https://me:word@example.com/', false))).toBe('has_credentials')
    for (const raw of ['file:///etc/passwd', 'ftp://example.com/', 'gopher://example.com/', 'javascript:1', 'data:,x', 'example.com', '', 'https://']) {
      expect(problemOf(() => readTarget(raw, true)), raw).toBe('bad_url')
    }
    expect(problemOf(() => readTarget('http://127.0.0.1:9/', true))).toBeUndefined()
    expect(problemOf(() => readTarget('https://example.com/hook?x=1', false))).toBeUndefined()
  })

  it('[HO5] at saving a name is resolved: one private address among several is enough to refuse it, and so is none', async () => {
    await expect(checkTarget('https://hooks.example.com/', false, resolvesTo('93.184.216.34', '10.0.0.7'))).rejects.toMatchObject({ problem: 'private_address' })
    await expect(checkTarget('https://hooks.example.com/', false, resolvesTo())).rejects.toMatchObject({ problem: 'unresolved' })
    await expect(checkTarget('https://hooks.example.com/', false, () => Promise.reject(new Error('ENOTFOUND')))).rejects.toMatchObject({ problem: 'unresolved' })
    await expect(checkTarget('https://hooks.example.com/', false, resolvesTo('93.184.216.34'))).resolves.toMatchObject({ hostname: 'hooks.example.com' })
    await expect(checkTarget('https://hooks.example.com/', true, resolvesTo('10.0.0.7'))).resolves.toMatchObject({ hostname: 'hooks.example.com' })
  })
})

describe('what leaves the house', () => {
  const payload = {
    step: 'raise', escalationId: '01890000-0000-7000-8000-000000000001', areaId: '01890000-0000-7000-8000-000000000002', severity: 'imminent', state: 'raised',
    raisedAt: Date.UTC(2026, 10, 24, 11, 0), at: Date.UTC(2026, 10, 24, 11, 1), rung: 0,
  }

  it('[HO4] a webhook’s body has these fields and no others, whatever the step', () => {
    expect(JSON.parse(webhookBody(payload, 'https://engawa.example/staff/board'))).toEqual({
      type: 'escalation.raised', timestamp: '2026-11-24T11:01:00.000Z',
      data: {
        escalationId: payload.escalationId, areaId: payload.areaId, severity: 'imminent', state: 'raised', rung: 0, raisedAt: '2026-11-24T11:00:00.000Z',
        link: 'https://engawa.example/staff/board',
      },
    })
    for (const step of ['raise', ...escalationMoves]) expect(JSON.parse(webhookBody({ ...payload, step }, 'x')).type).toMatch(/^escalation\.[a-z_]+$/)
  })

  it('[HO7] an e-mail is plain neutral Japanese with the time in Tokyo, the number and the link, whatever the step and severity', () => {
    const letter = mailLetter({ id: 'n1', payload, address: 'toban@example.jp' }, 'https://engawa.example/staff/board')
    expect(letter).toMatchObject({ id: 'n1', to: 'toban@example.jp', subject: '【当番】画面を確かめてください（切迫）' })
    expect(letter.text).toContain('11月24日 20:00（日本時間）')
    expect(letter.text).toContain('https://engawa.example/staff/board')
    for (const step of ['raise', ...escalationMoves]) {
      for (const severity of severities) {
        const { subject, text } = mailLetter({ id: 'n', payload: { ...payload, step, severity }, address: 'a@example.jp' }, 'x')
        expect(subject).toMatch(/^【当番】/)
        expect(`${subject}${text}`).not.toMatch(/undefined|null|自殺|死|相談者/)
      }
    }
  })

  it('[HO2] tries come after one second, doubled to a quarter of a minute (e-mail: a minute) at most, and never all at the same moment', () => {
    const most = { webhook: 15_000, email: 60_000 } as const
    expect([1, 2, 3, 4, 5, 6, 7, 500].map((attempts) => backOffMs('webhook', attempts, 1))).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 15_000])
    expect([1, 2, 3, 4, 5, 6, 7, 500].map((attempts) => backOffMs('email', attempts, 1))).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
    fc.assert(
      fc.property(fc.constantFrom('webhook', 'email'), fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (channel, attempts, chance) => {
        const ms = backOffMs(channel, attempts, chance)
        expect(ms).toBeGreaterThanOrEqual(500)
        expect(ms).toBeLessThanOrEqual(most[channel])
        expect(ms).toBeGreaterThanOrEqual(backOffMs(channel, attempts, 1) / 2)
      }),
    )
  })
})
