// A first, plain check that proves the path from a word to a person: it says that someone may be in danger, it never refuses.
import type { Finding } from '#shared/moderation'

const imminent = /(今から|いまから|これから|今夜|もう)(死にます|死ぬ(?!ほど)|飛び降り|首を吊)/gu
const urgent = /死にたい(?!して)/gu

export function cryForHelp(text: string): Finding[] {
  return [...find(text, imminent, 'imminent', 'CRY-2'), ...find(text, urgent, 'urgent', 'CRY-1')]
}

function find(text: string, pattern: RegExp, severity: 'imminent' | 'urgent', rule: string): Finding[] {
  return [...text.matchAll(pattern)].map((match) => ({ category: 'ideation', severity, rule, span: [match.index, match.index + match[0].length], isHolding: false }))
}
