// Ways to reach a person outside: the whole line is held before anyone sees it (ROOM-12). Help lines of the directory pass.
import type { Finding } from '#shared/moderation'

const phone = /(?<![\d-])0\d{1,4}[-‐－ー ]?\d{1,4}[-‐－ー ]?\d{3,4}(?![\d-])/gu
const mail = /[\w.+-]{1,64}[@＠][\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu
const freeLines = /^(?:0120|0570|0800)/

export function contactData(text: string): Finding[] {
  // Same length in UTF-16 units, so that spans fit the text as typed.
  const plain = text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  const phones = [...plain.matchAll(phone)].filter(([found]) => {
    const digits = found.replace(/\D/gu, '')
    return (digits.length === 10 || digits.length === 11) && !freeLines.test(digits)
  })
  return [...phones.map((match) => finding(match, 'pii_phone', 'PII-1')), ...[...plain.matchAll(mail)].map((match) => finding(match, 'pii_mail', 'PII-2'))]
}

function finding(match: RegExpExecArray, category: string, rule: string): Finding {
  return { category, severity: 'watch', rule, span: [match.index, match.index + match[0].length], isHolding: true }
}
