// Links lead out of the house: held, unless they lead to a public body, or to a page of the directory or of a help line.
import type { Finding } from '#shared/moderation'
import { typedSpan } from '../contact/flat.ts'
import { matchesOf } from '../contact/matches.ts'
import type { Place } from '../contact/phone.ts'
import { publicPagesIn } from '../contact/public-places.ts'
import type { Subject } from '../subject.ts'

const link = /(?:https?\s?:\s?\/\/|www\.)[a-z0-9][^\s\n]{2,200}|h\s?t\s?t\s?p(?:\s?s)?\s?:\s?\/\s?\/\s?[a-z0-9]|(?<![a-z0-9@._-])(?:[a-z0-9-]{1,40}\.){1,4}(?:com|net|org|jp|io|me|gg|ly|co|info|biz|xyz|site|shop|tv|app|dev|link|online|club)(?:\/[^\s\n]{0,200})?(?![a-z])/gu
const publicBody = /^(?:https?:\/\/|www\.)?(?:[a-z0-9-]{1,40}\.){0,4}(?:go|lg|ac|ed)\.jp(?:\/|$)/

export function links({ flat, context }: Subject): Finding[] {
  const { text } = flat
  if (!text.includes('.') && !text.includes('/')) return []
  const found = matchesOf(text, link)
  if (found.length === 0) return []
  const pages = publicPagesIn(flat, context.publicPlaces)
  return found.filter((match) => !isOpen(match, pages)).map((match) => ({
    category: 'link', severity: 'watch', rule: 'LK-1', span: typedSpan(flat, match.index, match.index + match[0].length), isHolding: true,
  }))
}

/** It leads where everyone may, and what is written right behind it leads nowhere else. */
function isOpen({ index, 0: whole }: RegExpExecArray, pages: readonly Place[]): boolean {
  const page = pages.find(({ from, to }) => from === index && to > index)
  const open = page ? page.to - index : (publicBody.exec(whole)?.[0].length ?? 0)
  const behind = whole.slice(open)
  return open > 0 && !(page && /^[/\\]/.test(behind)) && !new RegExp(link).test(behind)
}
