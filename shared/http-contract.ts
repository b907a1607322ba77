// The few HTTP routes, written once (rule WI4). OpenAPI is generated from this file.
import * as z from 'zod/mini'
import { Moment } from './ids.ts'
import { HelpLineView, RoomView, StaffView } from './views.ts'

const Secret = z.string().check(z.minLength(20), z.maxLength(200))

/** The pass is good for a quarter of an hour; the visit's secret renews it for twelve hours. Both live in sessionStorage only. */
export const PassView = z.object({ pass: z.string(), passExpiresAt: Moment, visitExpiresAt: Moment, now: Moment })
export type PassView = z.infer<typeof PassView>

export const PublicView = z.object({
  now: Moment,
  rooms: z.array(RoomView),
  helpLines: z.array(HelpLineView),
  isDemo: z.boolean(),
  exitUrl: z.string(),
  /** by when a person reads a note left now; null: none are taken */
  noteReadBy: z.nullable(Moment),
  /** how many days after its end words are kept for staff: what the eraser goes by */
  kept: z.object({ roomDays: z.int(), sessionDays: z.int(), noteDays: z.int(), returnDays: z.int() }),
})
export type PublicView = z.infer<typeof PublicView>

/** At a crowded door (HA9): a riddle for the browser, signed by the house; who cannot work it out waits, and shows it without an answer. */
export const ProofAsked = z.object({ challenge: z.string(), waitMs: z.int() })
export type ProofAsked = z.infer<typeof ProofAsked>
export const Proof = z.strictObject({
  challenge: z.string().check(z.maxLength(2000)),
  solution: z.optional(z.strictObject({ counter: z.int().check(z.minimum(0), z.maximum(0xffff_ffff)), derivedKey: z.string().check(z.maxLength(200)) })),
})
export type Proof = z.infer<typeof Proof>

export const routes = {
  publicState: { method: 'get', path: '/api/public', input: z.undefined(), output: PublicView },
  openings: { method: 'get', path: '/api/openings.ics', input: z.undefined(), output: z.string(), type: 'text/calendar; charset=utf-8' },
  enter: { method: 'post', path: '/api/visits', input: z.strictObject({ proof: z.optional(Proof) }), output: z.object({ ...PassView.shape, secret: z.string() }) },
  proof: { method: 'post', path: '/api/visits/proof', input: z.strictObject({}), output: ProofAsked },
  comeBack: { method: 'post', path: '/api/visits/return', input: z.strictObject({ words: z.string().check(z.minLength(1), z.maxLength(200)) }), output: z.object({ ...PassView.shape, secret: z.string() }) },
  renew: { method: 'post', path: '/api/visits/renew', input: z.strictObject({ secret: Secret }), output: PassView },
  signIn: {
    method: 'post', path: '/api/staff/sign-in',
    input: z.strictObject({ login: z.string().check(z.maxLength(100)), password: z.string().check(z.maxLength(200)), totp: z.optional(z.string().check(z.maxLength(10))) }),
    output: StaffView,
  },
  signOut: { method: 'post', path: '/api/staff/sign-out', input: z.strictObject({}), output: z.object({}) },
  me: { method: 'get', path: '/api/staff/me', input: z.undefined(), output: StaffView },
} as const

export type RouteName = keyof typeof routes
export type RouteInput<R extends RouteName> = z.infer<(typeof routes)[R]['input']>
export type RouteOutput<R extends RouteName> = z.infer<(typeof routes)[R]['output']>
/** Refusals travel as JSON `{ code, retryInMs? }` with a 4xx/5xx status. */
