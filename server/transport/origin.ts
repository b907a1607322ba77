// Who may call from a browser (rule WI7): only pages of this service. A request without an Origin is no browser's page.
import type { IncomingMessage } from 'node:http'

const ownNames = ['localhost', '127.0.0.1', '[::1]']

export function makeOriginCheck(publicUrl: string | null): (request: IncomingMessage) => boolean {
  const allowed = publicUrl === null ? null : new URL(publicUrl).origin
  return (request) => {
    const origin = request.headers.origin
    if (request.headers['sec-fetch-site'] === 'cross-site') return false
    if (origin === undefined) return true
    if (allowed !== null) return origin === allowed
    // Without a public address only this machine is served: the page's own host, over plain http, under a name of this machine;
    // a stranger's name that was made to point here (DNS rebinding) is none.
    return origin === `http://${request.headers.host}` && ownNames.includes(new URL(origin).hostname)
  }
}
