// Sockets: the handshake, then every packet through the gate. No listener is ever registered by an event's name, so nothing
// a client sends can reach one (PRO-11); what is not of the protocol is counted and, when it goes on, cut off.
import { Server, type DefaultEventsMap, type Socket } from 'socket.io'
import type { Server as HttpServer } from 'node:http'
import { may } from '#shared/policy'
import { Handshake, type Ack, type ClientToServer, type ServerToClient } from '#shared/protocol'
import type { Context } from '../context.ts'
import { socketGauge, unknownCounter } from '../metrics.ts'
import type { Sweep } from '../watcher.ts'
import { boardRoles, type Actor } from './actor.ts'
import { answerStraight } from './answers.ts'
import { channel } from './channels.ts'
import type { Ear } from './endpoint.ts'
import { type Conn, FanOut } from './fan-out.ts'
import type { Gate } from './gate.ts'
import { padAnswers } from './padding.ts'
import { pingEveryMs, type Pings } from './pings.ts'
import type { Io } from './publish.ts'

interface SocketData { actor: Actor }
type EngawaSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>

export interface SocketOptions {
  isOriginAllowed: (request: import('node:http').IncomingMessage) => boolean
  /** who the cookies of a handshake stand for */
  staffOf: (cookies: string | undefined) => Promise<Actor | null>
  pings: Pings
  /** called when a socket of an actor comes and goes */
  onCome: (actor: Actor, ear: Ear) => void
  onGo: (actor: Actor, ear: Ear) => void
}

export function makeIo(http: HttpServer): Io {
  const io: Io = new Server(http, {
    serveClient: false, perMessageDeflate: false, httpCompression: false, maxHttpBufferSize: 16_384, connectTimeout: 10_000,
    pingInterval: pingEveryMs + 2_000, pingTimeout: 18_000, transports: ['websocket', 'polling'], cookie: false, adapter: FanOut, cleanupEmptyChildNamespaces: true,
  })
  padAnswers(io)
  return io
}

/** A line whose pass ran out is let go this long after: its page shows a fresh pass by dialling again (rule ID1). */
const passGraceMs = 60_000

/** The visits with a line on this node. */
export function visitsOf(io: Io): string[] {
  return ([...io.sockets.sockets.values()] as EngawaSocket[]).flatMap(({ data: { actor } }) => (actor.kind === 'visitor' ? [actor.visitId] : []))
}

export function expiredPassSweep(io: Io): Sweep {
  return {
    name: 'expired-passes', everyMs: 15_000, isPerNode: true,
    async run({ clock }) {
      for (const socket of io.sockets.sockets.values() as Iterable<EngawaSocket>) {
        const { actor } = socket.data
        if (actor.kind === 'visitor' && actor.passExpiresAt + passGraceMs <= clock.now()) socket.disconnect(true)
      }
    },
  }
}

const nothing = Object.freeze({})
const noLines: readonly string[] = Object.freeze([])

/** Nothing of the handshake (address, agent, pass) is needed any more, and a line may stay for hours: the memory lets it go (RE5). */
function letGoOfHandshake(socket: EngawaSocket): void {
  // The engine keeps the request itself for as long as the line, by a listener of its own: it is emptied.
  Object.assign(socket.request, { headers: nothing, rawHeaders: noLines, url: '', _query: nothing })
  Object.assign(socket.handshake, { headers: nothing, address: '', auth: nothing, query: nothing, url: '' })
  Object.assign(socket.conn, { request: undefined, remoteAddress: '' })
}

export function openSockets(io: Io, context: Context, gate: Gate, options: SocketOptions): void {
  io.engine.opts.allowRequest = (request: import('node:http').IncomingMessage, done: (message: string | null, ok: boolean) => void) => done(null, options.isOriginAllowed(request))
  // Only the one namespace: an engine connection that keeps knocking at others is no client of ours.
  io.engine.on('connection', (raw: { on(event: 'packet', listener: (packet: { type: string; data?: unknown }) => void): void; close(): void }) => {
    let strangeKnocks = 0
    raw.on('packet', ({ type, data }) => {
      if (type === 'message' && typeof data === 'string' && data.startsWith('0/') && data.length > 2 && ++strangeKnocks >= 5) raw.close()
      else if (type === 'message' && typeof data !== 'string') raw.close()
    })
  })

  io.use(async (socket, next) => {
    const actor = await actorOf(socket as EngawaSocket).catch((error) => { context.log.error('a handshake failed', error); return 'unavailable' as const })
    if (actor === 'unavailable' || actor === null) return next(new Error(actor ?? 'signed_out'))
    ;(socket as EngawaSocket).data.actor = actor
    next()
  })

  async function actorOf(socket: EngawaSocket): Promise<Actor | null> {
    const asked = Handshake.safeParse(socket.handshake.auth)
    if (!asked.success) return null
    if (asked.data.as === 'staff') return options.staffOf(socket.handshake.headers.cookie)
    const now = context.clock.now()
    const pass = asked.data.pass === undefined ? null : await context.passes.read(asked.data.pass, now)
    const visit = pass && (await context.store.visits.findLive(pass.visitId, now))
    return visit ? { kind: 'visitor', visitId: visit.id, areaId: visit.areaId, passExpiresAt: pass.passExpiresAt } : null
  }

  io.on('connection', (socket) => welcome(socket as EngawaSocket))

  function welcome(socket: EngawaSocket): void {
    const { actor } = socket.data
    letGoOfHandshake(socket)
    answerStraight(socket as unknown as Socket)
    const ear: Ear = { id: socket.id, isOpen: () => socket.connected, hear: (name) => void socket.join(name), unhear: (name) => void socket.leave(name) }
    if (actor.kind === 'visitor') void socket.join([channel.visit(actor.visitId), channel.porch(actor.areaId)])
    else {
      void socket.join([channel.staff(actor.staffId), channel.staffSession(actor.sessionIdHash.toString('hex'))])
      if (may(actor, 'desk:state', new Set())) void socket.join(channel.desk(actor.areaId))
      if (actor.roles.some((role) => boardRoles.includes(role))) void socket.join(channel.board(actor.areaId))
    }
    socketGauge.inc({ as: actor.kind })
    const pingNoMore = options.pings.come(socket.conn as unknown as Conn)
    options.onCome(actor, ear)
    socket.on('disconnect', () => {
      socketGauge.dec({ as: actor.kind })
      pingNoMore()
      options.onGo(actor, ear)
    })
    socket.use((packet, _next) => void take(socket, ear, packet as unknown[]))
  }

  /** @param packet the event's name, what is asked, and what answers it: each may be missing or strange */
  async function take(socket: EngawaSocket, ear: Ear, packet: unknown[]): Promise<void> {
    const last = packet.length - 1
    const answer = last > 0 && typeof packet[last] === 'function' ? (packet.pop() as (ack: Ack<unknown>) => void) : undefined
    const ack: Ack<unknown> = packet.length > 2 ? { ok: false, code: 'bad_input' } : await gate.pass(packet[0], packet[1], socket.data.actor, ear)
    if (!ack.ok && (ack.code === 'unknown_event' || ack.code === 'bad_input')) await countStrange(socket)
    if (!ack.ok && ack.code === 'signed_out') setTimeout(() => socket.disconnect(true), 50).unref()
    answer?.(ack)
  }

  async function countStrange(socket: EngawaSocket): Promise<void> {
    unknownCounter.inc({ why: 'packet' })
    const { points, perMs } = context.settings.rates.unknown
    if ((await context.live.take('unknown', socket.id, points, perMs)) > 0) socket.disconnect(true)
  }
}
