// One telling by webhook, after Standard Webhooks (rules HO3, HO6): signed id, time and body; no redirect is followed; ten
// seconds and a few kilobytes are enough for an answer.
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { Webhook } from 'standardwebhooks'
import { checkedLookup, ForbiddenTarget, readTarget, type Resolve } from './target.ts'
import { NotDelivered } from './not-delivered.ts'

export const patienceMs = 10_000
const answerMost = 4_096

export interface WebhookLetter {
  /** stays the same over all tries, so that a receiver can drop what it has */
  id: string
  sentAt: number
  body: string
}

export interface WebhookOptions { allowsPrivate: boolean; resolve: Resolve }

export async function sendWebhook(to: { url: string; secret: string }, letter: WebhookLetter, options: WebhookOptions): Promise<void> {
  let url: URL
  try {
    url = readTarget(to.url, options.allowsPrivate)
  } catch (error) {
    throw new NotDelivered(error instanceof ForbiddenTarget ? error.problem : 'bad_url')
  }
  const seconds = new Date(Math.floor(letter.sentAt / 1000) * 1000)
  const signature = new Webhook(to.secret).sign(letter.id, seconds, letter.body)
  const status = await post(url, letter.body, options, {
    'content-type': 'application/json; charset=utf-8', 'content-length': String(Buffer.byteLength(letter.body)), 'user-agent': 'Engawa',
    'webhook-id': letter.id, 'webhook-timestamp': String(seconds.getTime() / 1000), 'webhook-signature': signature,
  })
  if (status >= 300 && status < 400) throw new NotDelivered('redirected')
  if (status < 200 || status >= 300) throw new NotDelivered(`status_${status}`)
}

function post(url: URL, body: string, options: WebhookOptions, headers: Record<string, string>): Promise<number> {
  const request = url.protocol === 'https:' ? secureRequest : plainRequest
  return new Promise((done, failed) => {
    const sending = request(url, { method: 'POST', headers, agent: false, lookup: checkedLookup(options.allowsPrivate, options.resolve), signal: AbortSignal.timeout(patienceMs) })
    sending.on('error', (error) => failed(new NotDelivered(problemOf(error))))
    sending.on('response', (response) => {
      let received = 0
      response.on('data', (chunk: Buffer) => { if ((received += chunk.length) > answerMost) response.destroy() })
      response.on('error', () => undefined)
      // The status has arrived; whatever the body still holds is of no interest.
      response.on('close', () => done(response.statusCode ?? 0))
    })
    sending.end(body)
  })
}

function problemOf(error: Error): string {
  if (error instanceof ForbiddenTarget) return error.problem
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout'
  return 'code' in error ? String(error.code).toLowerCase().slice(0, 40) : 'connection'
}
