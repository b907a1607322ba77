// What leaves the house (rules HO3, HO4): ids, times, severity, state and a link. There is nothing else to put in: a notice's
// payload has no field for a word, a name or a room.
import type { EscalationMove, Severity } from '#shared/escalation'
import { onCallTexts, type MailStep } from '#shared/texts/on-call'
import type { MailLetter } from '../../notify/mail.ts'
import type { DueNotice, NoticePayload } from '../../storage/postgres/notices.ts'

const eventNames: Record<EscalationMove | 'raise', string> = {
  raise: 'raised', raise_again: 'raised_again', climb: 'unanswered', acknowledge: 'acknowledged', join: 'joined', take_over: 'taken_over', give_back: 'given_back', let_go: 'let_go', close: 'closed',
}
const mailSteps: Record<EscalationMove | 'raise', MailStep> = {
  raise: 'call', raise_again: 'call', climb: 'call', acknowledge: 'answered', join: 'under_way', take_over: 'under_way', give_back: 'under_way', let_go: 'released', close: 'closed',
}

const iso = (moment: number) => new Date(moment).toISOString()
const clock = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

export function webhookBody(payload: NoticePayload, link: string): string {
  return JSON.stringify({
    type: `escalation.${eventNames[payload.step as EscalationMove]}`, timestamp: iso(payload.at),
    data: {
      escalationId: payload.escalationId, areaId: payload.areaId, severity: payload.severity, state: payload.state, rung: payload.rung,
      raisedAt: iso(payload.raisedAt), link,
    },
  })
}

export function mailLetter({ id, payload, address }: Pick<DueNotice, 'id' | 'payload' | 'address'>, link: string): MailLetter {
  const step = mailSteps[payload.step as EscalationMove]
  const text = [onCallTexts.body[step], '', onCallTexts.since(clock.format(payload.raisedAt)), onCallTexts.number(payload.escalationId), link, '', onCallTexts.foot, ''].join('\n')
  return { id, to: address, subject: onCallTexts.subject[step](payload.severity as Severity), text }
}
