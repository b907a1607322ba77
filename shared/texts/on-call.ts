// What those on call are told by e-mail (rules HO4, HO7). Neutral: it says that a screen wants to be looked at, and nothing more.
import type { Severity } from '../escalation.ts'

export type MailStep = 'call' | 'answered' | 'under_way' | 'released' | 'closed' | 'test'

const word: Record<Severity, string> = { watch: '見守り', urgent: '急ぎ', imminent: '切迫' }

export const onCallTexts = {
  sender: '縁側',
  subject: {
    call: (severity: Severity) => `【当番】画面を確かめてください（${word[severity]}）`,
    answered: () => '【当番】確認した人がいます',
    under_way: () => '【当番】対応が進んでいます',
    released: (severity: Severity) => `【当番】もう一度、画面を確かめてください（${word[severity]}）`,
    closed: () => '【当番】この件は閉じました',
    test: () => '【当番】試しの知らせです',
  } satisfies Record<MailStep, (severity: Severity) => string>,
  body: {
    call: 'まだ、だれも確認していません。画面をひらいて、確認してください。',
    answered: '確認した人がいます。ほかの方の確認はいりません。',
    under_way: '確認した人が対応しています。',
    released: '確認した人が手をはなしました。画面をひらいて、確認してください。',
    closed: 'この件は閉じました。',
    test: '試しに送りました。届いていれば、することはありません。',
  } satisfies Record<MailStep, string>,
  since: (clock: string) => `はじまり ${clock}（日本時間）`,
  number: (id: string) => `番号 ${id}`,
  foot: 'このメールに、話の内容は入っていません。返信は届きません。',
} as const
