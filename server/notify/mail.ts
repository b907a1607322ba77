// One telling by e-mail over SMTP (rule HO7): plain text, neutral subject, addresses as objects, nothing read from files or URLs.
import { createTransport } from 'nodemailer'
import { NotDelivered } from './not-delivered.ts'

export interface MailLetter { id: string; to: string; subject: string; text: string }

export interface Mailer {
  send(letter: MailLetter): Promise<void>
  close(): void
}

const patienceMs = 15_000

/** @param smtpUrl smtp://user:password@host:587 or smtps://…; @param from the sender's address */
export function makeMailer(smtpUrl: string, from: { name: string; address: string }): Mailer {
  // Without a pool: a letter that cannot leave fails at once and is tried again by the outbox, never by a queue in memory.
  const transport = createTransport({
    url: smtpUrl, connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs, dnsTimeout: patienceMs, disableFileAccess: true, disableUrlAccess: true,
  })
  const host = from.address.split('@')[1] ?? 'localhost'
  return {
    async send({ id, to, subject, text }) {
      try {
        const sent = await transport.sendMail({
          from, to: { name: '', address: to }, subject, text, messageId: `<${id}@${host}>`, headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        if (sent.rejected.length > 0) throw new NotDelivered('rejected')
      } catch (error) {
        if (error instanceof NotDelivered) throw error
        const status = error instanceof Error && 'responseCode' in error ? `smtp_${String(error.responseCode)}` : undefined
        const code = error instanceof Error && 'code' in error ? String(error.code).toLowerCase() : 'mail'
        throw new NotDelivered((status ?? code).slice(0, 40))
      }
    },
    close: () => transport.close(),
  }
}
