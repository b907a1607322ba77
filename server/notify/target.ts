// Where a webhook may go (rules HO5, HO6): https to public addresses only. The name is resolved by us and the socket connects
// to the very address that was judged, so a name that changes its mind (DNS rebinding) gains nothing.
import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

export const targetProblems = ['bad_url', 'not_https', 'has_credentials', 'private_address', 'unresolved'] as const
export type TargetProblem = (typeof targetProblems)[number]

export class ForbiddenTarget extends Error {
  constructor(readonly problem: TargetProblem) {
    super(problem)
    this.name = 'ForbiddenTarget'
  }
}

export type Resolve = (host: string) => Promise<LookupAddress[]>

export const resolveByPlatform: Resolve = (host) =>
  new Promise((done, failed) => systemLookup(host, { all: true, verbatim: true }, (error, addresses) => (error ? failed(new ForbiddenTarget('unresolved')) : done(addresses))))

/** Only plain public unicast: loopback, private, link-local, carrier-grade, mapped, tunnelled and reserved ranges are none. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/** The URL when its form is allowed; throws ForbiddenTarget. An address written as a number is judged at once. */
export function readTarget(raw: string, allowsPrivate: boolean): URL {
  if (!URL.canParse(raw)) throw new ForbiddenTarget('bad_url')
  const url = new URL(raw)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new ForbiddenTarget('bad_url')
  if (url.protocol === 'http:' && !allowsPrivate) throw new ForbiddenTarget('not_https')
  if (url.username !== '' || url.password !== '') throw new ForbiddenTarget('has_credentials')
  const literal = literalOf(url)
  if (literal !== null && !allowsPrivate && !isPublicAddress(literal)) throw new ForbiddenTarget('private_address')
  return url
}

/** `new URL` has already turned every odd spelling (0x7f.1, 2130706433) into a plain one. */
function literalOf(url: URL): string | null {
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? bare : null
}

/** At save: the form, and every address the name has today. */
export async function checkTarget(raw: string, allowsPrivate: boolean, resolve: Resolve): Promise<URL> {
  const url = readTarget(raw, allowsPrivate)
  if (literalOf(url) === null) await resolveChecked(url.hostname, allowsPrivate, resolve)
  return url
}

async function resolveChecked(host: string, allowsPrivate: boolean, resolve: Resolve): Promise<LookupAddress[]> {
  const addresses = await resolve(host).catch(() => { throw new ForbiddenTarget('unresolved') })
  if (addresses.length === 0) throw new ForbiddenTarget('unresolved')
  if (!allowsPrivate && !addresses.every(({ address }) => isPublicAddress(address))) throw new ForbiddenTarget('private_address')
  return addresses
}

/** At send: the socket's own resolver, which hands over judged addresses only. */
export function checkedLookup(allowsPrivate: boolean, resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolveChecked(host, allowsPrivate, resolve).then(
      (addresses) => {
        const [first] = addresses
        if (options.all) done(null, addresses)
        else done(null, first?.address ?? '', first?.family)
      },
      (error: Error) => done(error, '', 0),
    )
  }
}
