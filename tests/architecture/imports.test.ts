// Who may import whom: each ban with its sentence. A new arrow across the house is a decision, not an accident.
import { describe, expect, it } from 'vitest'
import { sourcesIn, type Import, type Source } from './source.ts'

interface Ban { of: string; why: string; in: (source: Source) => boolean; forbids: (to: Import, source: Source) => boolean }

const under = (...folders: string[]) => (path: string) => folders.some((folder) => path.startsWith(`${folder}/`))
const featureOf = (path: string) => /^(server|client)\/([\w-]+)\//.exec(path)?.[2]
const serverFeatures = ['identity', 'rooms', 'messages', 'moderation', 'listening', 'escalation', 'board', 'desk', 'visits', 'directory', 'solo-notes', 'returning']

const bans: Ban[] = [
  {
    of: 'shared', why: 'shared/ is pure: it depends on zod/mini only, so that both ends may trust it and the browser stays light',
    in: ({ path }) => under('shared')(path), forbids: ({ to, isOwn }) => (isOwn ? !under('shared')(to) : to !== 'zod/mini'),
  },
  {
    of: 'server', why: 'server and client never import each other, not even types: what both need belongs in shared/',
    in: ({ path }) => under('server')(path), forbids: ({ to, isOwn }) => isOwn && under('client', 'tests')(to),
  },
  {
    of: 'client', why: 'server and client never import each other, not even types: what both need belongs in shared/',
    in: ({ path }) => under('client')(path), forbids: ({ to, isOwn }) => isOwn && under('server', 'tests')(to),
  },
  {
    of: 'client', why: 'a visitor downloads no validator: of the schemas only types are imported',
    in: ({ path }) => under('client')(path), forbids: ({ to, isTypeOnly }) => !isTypeOnly && (to.startsWith('zod') || /^shared\/(protocol|views|http-contract|ids)\b/.test(to)),
  },
  {
    of: 'client', why: 'the visitor’s pages never import the staff’s: their words and screens would be downloaded at night on an old phone',
    in: ({ path }) => under('client')(path) && !under('client/staff', 'client/gallery')(path), forbids: ({ to, isOwn }) => isOwn && (under('client/staff')(to) || /^shared\/texts\/staff/.test(to)),
  },
  {
    of: 'client', why: 'the gallery shows the screens; no screen knows of the gallery',
    in: ({ path }) => under('client', 'server')(path) && !under('client/gallery')(path), forbids: ({ to, isOwn }) => isOwn && (under('client/gallery')(to) || to === 'shared/texts/gallery'),
  },
  {
    of: 'client/ui', why: 'client/ui knows no words of the domain: it imports nothing of ours but itself and texts of parts',
    in: ({ path }) => under('client/ui')(path), forbids: ({ to, isOwn }) => isOwn && !under('client/ui')(to) && !under('shared')(to) && !/^client\/(texts|new-id|use-now)/.test(to),
  },
  {
    of: 'server/storage', why: 'storage knows rows and values, no story: features are not imported there',
    in: ({ path }) => under('server/storage')(path), forbids: ({ to, isOwn }) => isOwn && serverFeatures.includes(featureOf(to) ?? ''),
  },
  {
    of: 'pg', why: 'SQL has one home: only server/storage speaks to the database’s library',
    in: ({ path }) => under('server')(path) && !under('server/storage', 'server/setup')(path) && !['server/build-context.ts'].includes(path), forbids: ({ to, isTypeOnly }) => to === 'pg' && !isTypeOnly,
  },
  {
    of: 'socket.io', why: 'one gate out: only the transport speaks to sockets',
    in: ({ path }) => under('server')(path) && !under('server/transport')(path), forbids: ({ to }) => to === 'socket.io',
  },
]

describe('who may import whom', () => {
  const sources = sourcesIn('shared', 'server', 'client')

  it('[PO1] every ban looks at files that exist', () => {
    for (const ban of bans) expect(sources.filter(ban.in), ban.of).not.toHaveLength(0)
  })

  for (const ban of bans) {
    it(`[WI5] ${ban.of}: ${ban.why}`, () => {
      const broken = sources.filter(ban.in).flatMap((source) => source.imports.filter((to) => ban.forbids(to, source)).map(({ to }) => `${source.path} → ${to}`))
      expect(broken).toEqual([])
    })
  }

  it('[OP8] only config.ts and the set-up read the environment', () => {
    const readers = sourcesIn('server').filter(({ path, text }) => /process\.env/.test(text) && !/^server\/(config|main|staff-command)\.ts$|^server\/setup\/|-command\.ts$/.test(path)).map(({ path }) => path)
    expect(readers).toEqual([])
  })

  it('[RE4] nobody writes to the console of the server, and nobody takes the time from this machine’s clock in a story', () => {
    const stories = sourcesIn('server').filter(({ path }) => serverFeatures.includes(featureOf(path) ?? ''))
    const wrong = stories.filter(({ text, path }) => /console\.|Date\.now\(|Math\.random\(|new Date\(\)/.test(text) && !/-command\.ts$/.test(path)).map(({ path }) => path)
    expect(wrong).toEqual([])
  })

  it('[WI5] only the gate out emits, and nobody registers a listener by an event’s name', () => {
    const emitting = sourcesIn('server').filter(({ text, path }) => /\bio\.(to|in|emit)\(/.test(text) && !['server/transport/publish.ts', 'server/transport/beat.ts'].includes(path)).map(({ path }) => path)
    expect(emitting).toEqual([])
    const listening = sourcesIn('server').filter(({ text }) => /socket\.on\((?!'disconnect')/.test(text)).map(({ path }) => path)
    expect(listening).toEqual([])
  })
})

describe('what never leaves the server', () => {
  it('[MO1] nothing of the screening is imported by shared/ or client/, and no rule’s id stands in them', () => {
    const outside = sourcesIn('shared', 'client')
    expect(outside.filter(({ imports }) => imports.some(({ to }) => to.startsWith('server/moderation'))).map(({ path }) => path)).toEqual([])
    expect(outside.filter(({ text }) => /'(?:PII|CRY)-\d/.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('[WI4] every route is mounted from the contract; besides it there are only the doors, the pages and the documents', () => {
    const text = sourcesIn('server/transport').filter(({ path }) => /\/(http|serve-pages|directory-pages)\.ts$/.test(path)).map((source) => source.text).join('\n')
    const fixed = [...text.matchAll(/app\.(?:get|post|put|delete|all)\((\[[^\]]+\]|'[^']+')/g)].map(([, path]) => path)
    expect(fixed).toEqual(["'/livez'", "'/readyz'", "'/api/openapi.json'", "'/api/asyncapi.json'", "'/madoguchi'", "'/madoguchi/:number'", "'/e/:code'", "'/e/:code/card'", "'/'", "'/help'", "'/exit'", "'/exit'", "['/staff', '/staff/', '/staff/board']"])
  })
})
