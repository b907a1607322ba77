// Links lead out of the house: held, unless they lead to a public body.
import type { Finding } from '#shared/moderation'
import { typedSpan } from '../contact/flat.ts'
import type { Subject } from '../subject.ts'

const link = /(?:https?\s?:\s?\/\/|www\.)[a-z0-9][^\s\n]{2,200}|h\s?t\s?t\s?p(?:\s?s)?\s?:\s?\/\s?\/\s?[a-z0-9]|(?<![a-z0-9@._-])(?:[a-z0-9-]{1,40}\.){1,4}(?:com|net|org|jp|io|me|gg|ly|co|info|biz|xyz|site|shop|tv|app|dev|link|online|club)(?:\/[^\s\n]{0,200})?(?![a-z])/gu
const publicBody = /^(?:https?:\/\/|www\.)?(?:[a-z0-9-]{1,40}\.){0,4}(?:go|lg|ac|ed)\.jp(?:\/|$)/

export function links({ flat }: Subject): Finding[] {
  if (!flat.text.includes('.') && !flat.text.includes('/')) return []
  return [...flat.text.matchAll(link)].filter((match) => !publicBody.test(match[0])).map((match) => ({
    category: 'link', severity: 'watch', rule: 'LK-1', span: typedSpan(flat, match.index, match.index + match[0].length), isHolding: true,
  }))
}
