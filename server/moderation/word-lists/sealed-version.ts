// A version of the lists, sealed under the house's own key and bound to its number: moved to another number it no longer opens.
import { gunzipSync, gzipSync } from 'node:zlib'
import * as z from 'zod/mini'
import { ListTexts } from '#shared/word-lists'
import type { KeyRing } from '../../records/key-ring.ts'
import { mostListLetters } from './check-lists.ts'

/** Three lists of the most letters, each at most three bytes, and their frame: what unfolds beyond that is no list. */
const mostBytes = 3 * 3 * mostListLetters + 10_000

export function sealLists(keys: KeyRing, number: number, texts: ListTexts): Buffer {
  return keys.sealOwn(`word-lists|${number}`, gzipSync(JSON.stringify(texts)))
}

/** @throws when it was altered, or is no set of lists */
export function openLists(keys: KeyRing, number: number, sealed: Buffer): ListTexts {
  return z.parse(ListTexts, JSON.parse(gunzipSync(keys.unsealOwn(`word-lists|${number}`, sealed), { maxOutputLength: mostBytes }).toString()))
}

export function sealListReason(keys: KeyRing, number: number, reason: string): Buffer {
  return keys.sealOwn(`word-lists-reason|${number}`, Buffer.from(reason))
}

export function openListReason(keys: KeyRing, number: number, sealed: Buffer | null): string | null {
  return sealed === null ? null : keys.unsealOwn(`word-lists-reason|${number}`, sealed).toString()
}
