// One telling by e-mail over SMTP (rule HO7): plain text, neutral subject, addresses as objects, nothing read from files or URLs.
import { createTransport } from 'nodemailer'
import { NotDelivered } from './not-delivered.ts'

export interface MailLetter { id: string; to: string; subject: string; text: string }

export interface Mailer {
  send(letter: MailLetter): Promise<void>
  close(): void
}

/** A server may be slow at each step. */
const stepMs = 15_000
/** And all together: less than a letter's lease (HO11), or another node would send what is still under way. */
export const patienceMs = 50_000

/** @param smtpUrl smtp://user:password@host:587 or smtps://…; @param from the sender's address; @param withinMs one letter, from end to end */
export function makeMailer(smtpUrl: string, from: { name: string; address: string }, withinMs = patienceMs): Mailer {
  // Without a pool: a letter that cannot leave fails at once and is tried again by the outbox, never by a queue in memory.
  const transport = createTransport({
    url: smtpUrl, connectionTimeout: stepMs, greetingTimeout: stepMs, socketTimeout: stepMs, dnsTimeout: stepMs, disableFileAccess: true, disableUrlAccess: true,
  })
  const host = from.address.split('@')[1] ?? 'localhost'
  return {
    async send({ id, to, subject, text }) {
      try {
        const sent = await transport.sendMail({
          from, to: { name: '', address: to }, subject, text, messageId: `<${id}@${host}>`, headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          signal: AbortSignal.timeout(withinMs),
        })
        if (sent.rejected.length > 0) throw new NotDelivered('rejected')
      } catch (error) {
        if (error instanceof NotDelivered) throw error
        const status = error instanceof Error && 'responseCode' in error ? `smtp_${String(error.responseCode)}` : undefined
        const code = error instanceof Error && 'code' in error ? String(error.code).toLowerCase() : 'mail'
        throw new NotDelivered((status ?? (code === 'eabort' ? 'timeout' : code)).slice(0, 40))
      }
    },
    close: () => transport.close(),
  }
}
