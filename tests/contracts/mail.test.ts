// One letter by e-mail and servers that take their time: a letter is at its end before its lease is, or two nodes would send it.
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { backOffMs } from '#server/escalation/outbox/back-off'
import { type Mailer, makeMailer, patienceMs as mailPatienceMs } from '#server/notify/mail'
import { patienceMs as webhookPatienceMs } from '#server/notify/webhook'
import { leaseMs } from '#server/storage/postgres/notices'

const from = { name: 'Engawa', address: 'engawa@example.jp' }
const letter = { id: '0192f0c1-2d3e-7f40-8a5b-6c7d8e9fa0b1', to: 'toban@example.jp', subject: 'Engawa', text: 'Engawa\n' }
const wholeMs = 800
const stepMs = 300

const closers: (() => unknown)[] = []
afterEach(async () => { for (const close of closers.splice(0).reverse()) await close() })

async function open(server: Server | SMTPServer, withinMs: number): Promise<Mailer> {
  const net = server instanceof SMTPServer ? server.server : server
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closers.push(() => new Promise<void>((done) => server.close(() => done())))
  const mailer = makeMailer(`smtp://127.0.0.1:${(net.address() as AddressInfo).port}`, from, withinMs)
  closers.push(() => mailer.close())
  return mailer
}

/** A real one that takes so long for each step. */
function slowServer(ms: number, received: string[], onClose = (): void => undefined): SMTPServer {
  const later = (done: (error?: Error | null) => void): void => void pause(ms).then(() => done())
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false, onClose,
    onConnect: (_session, done) => later(done), onMailFrom: (_address, _session, done) => later(done), onRcptTo: (_address, _session, done) => later(done),
    onData: (stream, session, done) => void stream.resume().on('end', () => { received.push(...session.envelope.rcptTo.map(({ address }) => address)); later(done) }),
  })
  server.on('error', () => undefined)
  return server
}

describe('a letter by e-mail', () => {
  it('[HO11] is at its end before its lease is, as a webhook is: nobody takes up what is still under way', () => {
    for (const [lease, patience] of [[leaseMs.email, mailPatienceMs], [leaseMs.webhook, webhookPatienceMs]] as const) expect(lease - patience).toBeGreaterThanOrEqual(5_000)
  })

  it('[HO11] comes within what the page of the guarantee says after its receiver is back: a try that hangs, the longest pause and a look of the watcher', () => {
    const page = readFileSync(fileURLToPath(new URL('../../docs/guarantee.md', import.meta.url)), 'utf8')
    const [, ja = '', jaMail = ''] = /先が戻れば (\d+) 秒（メールは (\d+) 分）/.exec(page) ?? []
    const [, en = '', enMail = ''] = /within (\d+) s \(e-mail: (\d+) min\)/.exec(page) ?? []
    expect([ja, jaMail]).toEqual([en, enMail])
    const lookMs = 1_000
    expect(webhookPatienceMs + backOffMs('webhook', 1_000, 1) + lookMs).toBeLessThanOrEqual(Number(en) * 1_000)
    expect(mailPatienceMs + backOffMs('email', 1_000, 1) + lookMs).toBeLessThanOrEqual(Number(enMail) * 60_000)
  })

  it('[HO11] to a server that is slow at every step and never too slow at one has failed when its whole time is over, and is not there', async () => {
    const received: string[] = []
    let isClosed = false
    const mailer = await open(slowServer(stepMs, received, () => { isClosed = true }), wholeMs)
    await expect(mailer.send(letter)).rejects.toMatchObject({ problem: 'timeout' })
    await expect.poll(() => isClosed).toBe(true)
    expect(received).toEqual([])
    const patient = await open(slowServer(stepMs, received), 20 * stepMs)
    await patient.send(letter)
    expect(received).toEqual([letter.to])
  })

  it('[HO2] whose server had all of it and did not say so in time has failed, and is known by its Message-ID when it comes once more', async () => {
    const received: string[] = []
    const server = new SMTPServer({
      authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
      onData(stream, _session, done) {
        const raw: Buffer[] = []
        stream.on('data', (bytes: Buffer) => raw.push(bytes)).on('end', () => { if (received.push(Buffer.concat(raw).toString()) > 1) done() })
      },
    })
    const mailer = await open(server, wholeMs)
    await expect(mailer.send(letter)).rejects.toMatchObject({ problem: 'timeout' })
    await mailer.send(letter)
    expect(received.map((raw) => /^Message-ID: (.*)$/m.exec(raw)?.[1]?.trim())).toEqual(Array(2).fill(`<${letter.id}@example.jp>`))
  })

  it('[HO11] to a server that says line after line and never the last has failed when its whole time is over, and its line is closed', async () => {
    let isClosed = false
    const mailer = await open(createServer((socket) => {
      socket.write('220 here\r\n')
      const saying = setInterval(() => socket.write('250-wait\r\n'), 20)
      socket.resume().on('error', () => undefined).on('close', () => { isClosed = true; clearInterval(saying) })
    }), wholeMs)
    const began = performance.now()
    await expect(mailer.send(letter)).rejects.toMatchObject({ problem: 'timeout' })
    expect(performance.now() - began).toBeLessThan(10 * wholeMs)
    await expect.poll(() => isClosed).toBe(true)
  })
})
