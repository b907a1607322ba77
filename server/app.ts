// The whole server from a context: gates, endpoints, sweeps. Tests call exactly this (house rule).
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fact } from '#shared/facts'
import { boardEndpoints } from './board/endpoints.ts'
import { makeConnected, seenSweep } from './connected.ts'
import type { Context } from './context.ts'
import { deskEndpoints, deskSweeps } from './desk/endpoints.ts'
import { directoryEndpoints } from './directory/endpoints.ts'
import { asyncapi, openapi } from './documents/documents.ts'
import { escalationEndpoints, escalationSweeps } from './escalation/endpoints.ts'
import { makeAddressLimit } from './identity/address-limit.ts'
import { readPorch } from './identity/read-porch.ts'
import { identityStories, staffOf } from './identity/stories.ts'
import { identitySweeps } from './identity/sweeps.ts'
import { listeningEndpoints, listeningSweeps, onStaffBack, onStaffGone } from './listening/endpoints.ts'
import { messageEndpoints } from './messages/endpoints.ts'
import { takenBackSweep } from './messages/forget-taken-back.ts'
import { moderationEndpoints } from './moderation/endpoints.ts'
import { warmScreening } from './moderation/screen.ts'
import { numbersSweep } from './directory/public-numbers.ts'
import { listsSweep } from './moderation/word-lists/running-lists.ts'
import { eraserSweep } from './records/erase-due.ts'
import { chainSweep } from './records/seal-audit.ts'
import { lookSweep } from './rooms/end-empty-looks.ts'
import { hearOwnPlaces } from './rooms/hear-place.ts'
import { roomEndpoints } from './rooms/endpoints.ts'
import { roomSweeps } from './rooms/room-rule.ts'
import { seatSweep } from './rooms/seen-seats.ts'
import { returnEndpoints } from './returning/endpoints.ts'
import { soloNoteEndpoints } from './solo-notes/endpoints.ts'
import { makeNoteByPage } from './solo-notes/note-by-page.ts'
import { soloNoteSweeps } from './solo-notes/tell-overdue.ts'
import type { Actor } from './transport/actor.ts'
import { makeBeat, type Beat } from './transport/beat.ts'
import type { Ear } from './transport/endpoint.ts'
import { makeGate } from './transport/gate.ts'
import { heardHere, tellWhatIsHeard } from './transport/heard-here.ts'
import { makeHttp, messagesOf } from './transport/http.ts'
import { makeOriginCheck } from './transport/origin.ts'
import { makePings, type Pings } from './transport/pings.ts'
import { makePublish, type Io } from './transport/publish.ts'
import { makeReadAgain } from './transport/read-again.ts'
import { sayGoodbye } from './transport/say-goodbye.ts'
import { expiredPassSweep, makeIo, openSockets, visitsOf } from './transport/socket.ts'
import { visitEndpoints } from './visits/visit-state.ts'
import { makeWatcher, type Watcher } from './watcher.ts'

export interface AppOptions {
  /** https://… in production; null: this machine only, plain http */
  publicUrl: string | null
  proxyHops: number
  isDemo: boolean
  clientFolder: string | null
}

export interface App {
  http: HttpServer
  io: Io
  watcher: Watcher
  beat: Beat
  pings: Pings
  /** Lines that wait a few milliseconds for company are sent now. */
  flush(): void
  /** @returns the port listened on */
  listen(port: number, host: string): Promise<number>
  close(): Promise<void>
}

export const endpoints = [
  ...visitEndpoints, ...roomEndpoints, ...messageEndpoints, ...moderationEndpoints, ...soloNoteEndpoints, ...returnEndpoints, ...listeningEndpoints, ...deskEndpoints, ...escalationEndpoints, ...boardEndpoints, ...directoryEndpoints,
]

export function createApp(context: Context, options: AppOptions): App {
  warmScreening()
  const isSecure = options.publicUrl?.startsWith('https:') ?? false
  const isOriginAllowed = makeOriginCheck(options.publicUrl)
  const connected = makeConnected()
  let isClosing = false
  const addresses = makeAddressLimit()
  const noteByPage = makeNoteByPage(context, addresses)
  const doors = makeHttp(context, identityStories({ isSecure, isDemo: options.isDemo, addresses }), { ...options, noteByPage, isSecure, isOriginAllowed, documents: { openapi, asyncapi }, porch: () => readPorch(context, options.isDemo) })
  const http = createServer({ headersTimeout: 10_000, requestTimeout: 15_000, maxHeaderSize: 16_384, keepAliveTimeout: 65_000, ...messagesOf(doors) })
  // Before the sockets: what is theirs they take first, and hand on the rest. The other way round both would answer.
  http.on('request', doors)
  const io = makeIo(http)
  const publish = makePublish(io)
  context.store.hear((facts) => {
    publish(facts)
    context.news.tell(facts)
  })
  context.news.hear(hearNews, heardHere(io))
  context.news.onBack(() => context.recent.doubtAll())
  const pings = makePings()
  openSockets(io, context, makeGate(context, endpoints), { isOriginAllowed, staffOf: (cookies) => staffOf(context, cookies, isSecure), pings, onCome, onGo })
  const watcher = makeWatcher(context, [seenSweep(connected), ...roomSweeps, lookSweep, ...listeningSweeps, ...deskSweeps, ...soloNoteSweeps, ...escalationSweeps, ...identitySweeps(() => connected.signIns()), expiredPassSweep(io), seatSweep(() => visitsOf(io)), listsSweep, numbersSweep, takenBackSweep, eraserSweep, chainSweep])
  const beat = makeBeat(io, context)
  context.store.hear(keepLive)
  tellWhatIsHeard(io, context, beat)
  const readAgain = makeReadAgain(io, context, beat, (facts) => { keepLive(facts); publish(facts) })

  /** What another node did: told to those who are connected here, and remembered where this node remembers. */
  function hearNews(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.kind === 'room.changed') context.presence.show(fact.view.roomId, fact.view.presence)
      if (fact.kind === 'seat.ended') context.seats.forget(fact.visitId, fact.placeId)
      if (fact.kind === 'lists.changed') void atEdge(() => context.wordLists.follow(context))
      if (fact.kind === 'entry.posted' && 'author' in fact.entry && fact.entry.author.kind === 'visitor') context.recent.wroteElsewhere(fact.entry.author.seatId)
    }
    keepLive(facts)
    publish(facts)
  }

  /** Who may hear a place no more is counted there no more, and finds no seat that was looked at before. */
  function keepLive(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.kind === 'seat.ended') context.live.vacate(fact.placeId, fact.visitId)
      if (fact.kind === 'place.emptied') context.live.vacate(fact.placeId)
      if (fact.kind === 'visit.ended') context.recent.forget(fact.visitId)
      if (fact.kind === 'seat.ended' || fact.kind === 'place.emptied' || fact.kind === 'visit.ended') context.seats.noteEnding()
    }
  }

  function onCome(actor: Actor, ear: Ear): void {
    if (actor.kind === 'visitor') return
    const isFirst = connected.come(actor, ear.id)
    void atEdge(async () => {
      await hearOwnPlaces(context, ear, actor.staffId)
      const now = context.clock.now()
      await context.store.staff.seeShifts([actor.staffId], now)
      await context.store.rooms.seeHosts([actor.staffId], now)
      await context.store.escalations.seeOwners([actor.staffId], now)
      if (isFirst) await onStaffBack(context, actor.staffId)
    })
  }

  function onGo(actor: Actor, ear: Ear): void {
    if (actor.kind === 'visitor') {
      context.live.depart(ear.id)
      // Where nobody hears a place its news do not come: what they write elsewhere from now on would not be known here (MO10).
      return context.recent.forget(actor.visitId)
    }
    // Lines that end because the house stops say nothing of the people: who does not come back is missed by the watcher.
    if (isClosing) return
    if (connected.go(actor, ear.id) && !context.live.isStaffElsewhere(actor.staffId)) void atEdge(() => onStaffGone(context, actor.staffId))
  }

  async function atEdge(work: () => Promise<void>): Promise<void> {
    await work().catch((error) => { if (context.store.isUp()) context.log.error('a line that came or went was not noted', error) })
  }

  return {
    http, io, watcher, beat, pings, flush: publish.flush,
    listen: (port, host) =>
      new Promise((done, failed) => {
        http.once('error', failed)
        http.listen(port, host, () => {
          readAgain.start()
          done((http.address() as AddressInfo).port)
        })
      }),
    async close() {
      isClosing = true
      beat.stop()
      readAgain.stop()
      pings.stop()
      await watcher.stop()
      await sayGoodbye(io)
      http.closeAllConnections()
    },
  }
}
