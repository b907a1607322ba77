// How the words are kept (rule RW2): Argon2id with a salt of their own and a pepper that is not in the database. So that coming back
// tries a few rows and never all, sixteen keyed bits of the words stand beside the hash: too few to guess by, enough to find by.
import { createHmac } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { KeyRing } from '../records/key-ring.ts'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function bucketOf(keys: KeyRing, words: string): number {
  return createHmac('sha256', keys.derive('return-words-bucket')).update(words).digest().readUInt16BE(0)
}

export function hashWords(keys: KeyRing, words: string): Promise<string> {
  return hash(words, { ...cost, secret: keys.derive('return-words-pepper') })
}

export function isWords(keys: KeyRing, wordsHash: string, words: string): Promise<boolean> {
  return verify(wordsHash, words, { ...cost, secret: keys.derive('return-words-pepper') })
}
