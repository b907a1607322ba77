// Identifiers. Rows carry UUIDv7 (ordered by time); what a client makes up to be retried safely is any UUID.
import * as z from 'zod/mini'

export const Id = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))
export type Id = string

/** A place's running number: 1, 2, 3 … without gaps, over all openings of a room. */
export const Seq = z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER))
export type Seq = number

/** A moment on the wire: milliseconds since 1970 UTC. People see it in Asia/Tokyo. */
export const Moment = z.int()
export type Moment = number
