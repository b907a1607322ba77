// Keeps the help card for when there is no reception, and nothing else: no page of a visit, no answer, no word (rules PV1, PV2).
// A new one waits until the last page of the old one is closed: nothing changes in the middle of a visit.
const kept = 'card'
const card = '/help'

self.addEventListener('install', (event) => event.waitUntil(keep('/help?card=1')))
self.addEventListener('activate', (event) => event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== kept).map((name) => caches.delete(name))))))
// The page says in which language, some time after it has come.
self.addEventListener('message', (event) => {
  if (typeof event.data === 'string' && /^(ja|easy|en)$/.test(event.data)) event.waitUntil(keep(`/help?card=1&lang=${event.data}`).catch(() => undefined))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return
  // What cannot be fetched now: instead of any page the card, and what the card looks like.
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => found(card)))
  else if (request.destination === 'style' || request.destination === 'image') event.respondWith(fetch(request).catch(() => found(request)))
})

async function found(what) {
  return (await caches.match(what, { cacheName: kept })) ?? Response.error()
}

async function keep(address) {
  const answer = await fetch(address, { cache: 'no-store', credentials: 'omit' })
  if (!answer.ok) return
  const cache = await caches.open(kept)
  const wanted = [...(await answer.clone().text()).matchAll(/<link rel="(?:stylesheet|icon)"[^>]*? href="([^"]+)"/g)].map((match) => match[1])
  const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  await Promise.all(wanted.filter((each) => !there.has(each)).map((each) => cache.add(each)))
  await cache.put(card, answer)
  // What an earlier card looked like is of no use any more.
  for (const path of there) if (path !== card && !wanted.includes(path)) await cache.delete(path)
}
