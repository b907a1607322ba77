// Pages and addresses that everyone may write: those of the house's help lines and of its directory (rules MO3, DI6). A page of theirs on
// a host that others share opens that page, not the host. They are looked for only where something was found that would be held.
import { flatten, type Flat } from './flat.ts'
import { matchesOf, spansOf } from './matches.ts'
import type { Place } from './phone.ts'

/** `madeOf`: what they were made of, so that nothing is made anew while the directory stays as it is. */
export type PublicPlaces = { pages: readonly RegExp[]; addresses: readonly RegExp[]; madeOf: string }
export type Agencies = readonly { municipality: string; place: string | null }[]
export const noPublicPlaces: PublicPlaces = { pages: [], addresses: [], madeOf: '' }

export function makePublicPlaces(urls: readonly string[], agencies: Agencies, before: PublicPlaces = noPublicPlaces): PublicPlaces {
  const madeOf = JSON.stringify([urls, agencies.map(({ municipality, place }) => [municipality, place])])
  if (madeOf === before.madeOf) return before
  return { pages: urls.flatMap((url) => pageOf(url) ?? []), addresses: agencies.flatMap(({ municipality, place }) => (place === null ? [] : addressesOf(municipality, place))), madeOf }
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
const inPath = '[a-z0-9_./?=&%#~+-]'
/** A step back up from a page leads to another's. */
const upward = '(?!(?:[/\\\\]|%2f|%5c)(?:(?:\\.|%2e){2}|(?:\\.|%2e)(?=[/\\\\]|%2f|%5c)))'

/** Its own page and what lies under it; of a host that has more, its front page too. */
function pageOf(url: string): RegExp | null {
  if (!URL.canParse(url)) return null
  const { host, pathname, search } = new URL(url)
  // mailto:, tel: and the like lead to no page.
  if (host === '') return null
  const path = flatten(pathname + search).text.replace(/\/$/, '')
  const under = `${path === '' ? '' : `${escaped(path)}(?![a-z0-9_%~\\\\-]|\\.[a-z0-9])`}(?:${upward}[/?#](?:${upward}${inPath})*)?`
  const front = `\\/?(?!${inPath})`
  return new RegExp(`(?<![a-z0-9.@_-])(?:https?:\\/\\/)?(?:www\\.)?${escaped(host.replace(/^www\./, ''))}(?![a-z0-9:@-]|\\.[a-z0-9])(?:${under}|${front})`, 'gu')
}

const digits = '〇一二三四五六七八九'
const number = /[0-9〇一二三四五六七八九十]/
const joint = '(?:丁目|番地|番|号|の|-|ー|~)'
const onlyJoint = new RegExp(`^${joint}$`, 'u')
const token = /\s+|丁目|番地|番|号|の|-|ー|~|./gu
const block = /[0-9〇一二三四五六七八九十]{1,4}(?:(?:\s?(?:丁目|番地|番|号|の|-|ー|~)\s?[0-9〇一二三四五六七八九十]{1,4})+|\s?(?:丁目|番地))/u

/** The address as kept, up to the number of the house, with or without prefecture and municipality before it. */
function addressesOf(municipality: string, place: string): RegExp[] {
  const kept = flatten(place).text.trim().replace(/^〒?\s?[0-9]{3}-?[0-9]{4}\s*/u, '').replace(/^(?:北海道|東京都|(?:京都|大阪)府|[一-龠]{2,3}県)\s*/u, '')
  const house = block.exec(kept)
  if (!house) return []
  const address = kept.slice(0, house.index + house[0].length)
  const town = flatten(municipality).text.trim()
  return [address, ...(address.includes(town) ? [] : [town + address])].map((each) => new RegExp(`(?<![一-龠々0-9])(?:[一-龠]{2,3}[都道府県]\\s?)?${written(each)}${joint}?(?![0-9]|[-のー~][0-9])`, 'gu'))
}

/** In figures or kanji, its parts joined in any way. */
function written(address: string): string {
  let made = ''
  let isInNumber = false
  for (const [each] of matchesOf(address, token)) {
    if (/^\s+$/.test(each)) continue
    const figure = digits.includes(each) ? digits.indexOf(each) : /^[0-9]$/.test(each) ? Number(each) : null
    if (figure !== null) made += `[${figure}${digits.charAt(figure)}]`
    else if (isInNumber && onlyJoint.test(each)) made += `${joint}{1,2}\\s?`
    else made += `${escaped(each)}\\s?`
    isInNumber = number.test(each) || (isInNumber && onlyJoint.test(each))
  }
  return made
}

const find = ({ text }: Flat, patterns: readonly RegExp[]): Place[] => patterns.flatMap((pattern) => spansOf(text, pattern))

export const publicPagesIn = (flat: Flat, { pages }: PublicPlaces = noPublicPlaces): Place[] => find(flat, pages)
export const publicAddressesIn = (flat: Flat, { addresses }: PublicPlaces = noPublicPlaces): Place[] => find(flat, addresses)

/** Is this address one of those? Before it there may be words, after its number none of another. */
export function isPublicAddress({ to }: Place, { text }: Flat, open: readonly Place[]): boolean {
  return open.some((each) => each.from < to && (to <= each.to || !number.test(text.slice(each.to, to))))
}

export const isWithin = ({ from, to }: Place, open: readonly Place[]): boolean => open.some((each) => each.from <= from && to <= each.to)
