// The ways out of the house, handed to every story by the context: webhook and e-mail. Neither ever carries what was said.
import { onCallTexts } from '#shared/texts/on-call'
import { makeMailer, type MailLetter } from './mail.ts'
import { NotDelivered } from './not-delivered.ts'
import { checkTarget, resolveByPlatform, type Resolve } from './target.ts'
import { sendWebhook, type WebhookLetter } from './webhook.ts'

export interface Notify {
  /** Throws NotDelivered with a code. */
  webhook(to: { url: string; secret: string }, letter: WebhookLetter): Promise<void>
  /** Throws NotDelivered with a code. */
  mail(letter: MailLetter): Promise<void>
  /** Is this an address a webhook may be saved for? Throws ForbiddenTarget. */
  checkTarget(url: string): Promise<URL>
  readonly hasMail: boolean
  /** where staff find the board; stands in every telling */
  readonly boardUrl: string
  close(): void
}

export interface NotifyOptions {
  smtpUrl?: string
  mailFrom?: string
  publicUrl?: string
  /** the operator's own network may be told too: http and private addresses are allowed */
  allowsPrivate?: boolean
  resolve?: Resolve
}

export function makeNotify(options: NotifyOptions = {}): Notify {
  const { smtpUrl, publicUrl = 'http://localhost:3000', allowsPrivate = false, resolve = resolveByPlatform } = options
  const mailFrom = options.mailFrom ?? `engawa@${new URL(publicUrl).hostname}`
  const mailer = smtpUrl === undefined ? null : makeMailer(smtpUrl, { name: onCallTexts.sender, address: mailFrom })
  return {
    webhook: (to, letter) => sendWebhook(to, letter, { allowsPrivate, resolve }),
    mail: (letter) => (mailer ? mailer.send(letter) : Promise.reject(new NotDelivered('no_smtp'))),
    checkTarget: (url) => checkTarget(url, allowsPrivate, resolve),
    hasMail: mailer !== null,
    boardUrl: new URL('/staff/board', publicUrl).href,
    close: () => mailer?.close(),
  }
}
