// The weights a line is weighed with (decision 019), learned from the project's own labelled lines and kept beside as text: how they
// come about is tests/screen/likeness/learn.ts, and a test learns them again.
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { slotCount } from './slots.ts'
import kept from './weights.txt?raw'

/** What a line may be like. */
export const heads = ['danger', 'imminent', 'hurt', 'grave', 'contact', 'personal'] as const
export type Head = (typeof heads)[number]
export type ByHead = Record<Head, number>

/** `table` holds two numbers for each slot, in whose bytes the heads stand beside each other (and two of nothing): a line is weighed for all
 * of them in one go, and what is looked up in cold memory is one thing. `from`: the mark of what they were learned from. */
export type Weights = { table: Int32Array; scale: number[]; bias: number[]; from: string }

const perSlot = 8

/** @param bytes the heads of one slot behind those of the other, as they are kept */
export function laidOut(bytes: Int8Array): Int32Array {
  const table = new Int8Array(slotCount * perSlot)
  for (let slot = 0; slot < slotCount; slot += 1) table.set(bytes.subarray(slot * heads.length, (slot + 1) * heads.length), slot * perSlot)
  return new Int32Array(table.buffer)
}

function keptFrom(table: Int32Array): Buffer {
  const all = Buffer.from(table.buffer, table.byteOffset, table.byteLength)
  return Buffer.concat(Array.from({ length: slotCount }, (_, slot) => all.subarray(slot * perSlot, slot * perSlot + heads.length)))
}

export function readWeights(written: string): Weights {
  const [head = '', packed = ''] = written.split('\n')
  const { scale, bias, from } = JSON.parse(head) as Omit<Weights, 'table'>
  const bytes = brotliDecompressSync(Buffer.from(packed, 'base64'))
  if (bytes.length !== slotCount * heads.length || scale.length !== heads.length || bias.length !== heads.length) throw new Error('these are no weights')
  return { table: laidOut(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)), scale, bias, from }
}

export function writeWeights({ table, scale, bias, from }: Weights): string {
  return `${JSON.stringify({ from, scale, bias })}\n${brotliCompressSync(keptFrom(table)).toString('base64')}\n`
}

let current: Weights | null = null
export const weights = (): Weights => (current ??= readWeights(kept))
