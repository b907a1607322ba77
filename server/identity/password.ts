// Passwords of staff (rule ID5): Argon2id at 19 MiB and two passes. They are made by the machine, never chosen.
import { hash, verify } from '@node-rs/argon2'
import type { Ids } from '../context.ts'

// Argon2id is the library's default algorithm.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// 32 letters and digits that are not mistaken for each other: five bits each, none favoured.
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Eighty random bits in four groups, so that it can be read aloud and typed. */
export function newPassword(ids: Ids): string {
  const letters = [...ids.random(16)].map((byte) => alphabet[byte & 31])
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-')
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

let decoy: Promise<string> | undefined

/** Always costs one hash: an unknown login takes as long as a known one (AUT-27). */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody signs in with this')
  const isRight = await verify(passwordHash ?? (await decoy), password)
  return isRight && passwordHash !== undefined
}
