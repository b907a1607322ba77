// The weights a line is weighed with (decision 019), learned from the project's own labelled lines and kept beside as text: how they
// come about is tests/screen/likeness/learn.ts, and a test learns them again.
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { slotCount } from './slots.ts'
import kept from './weights.txt?raw'

/** What a line may be like. */
export const heads = ['danger', 'imminent', 'hurt', 'grave', 'contact', 'personal'] as const
export type Head = (typeof heads)[number]
export type ByHead = Record<Head, number>

/** `table` holds the heads beside each other for each slot: a line is weighed for all of them in one go. `from`: the mark of what they were learned from. */
export type Weights = { table: Int8Array; scale: number[]; bias: number[]; from: string }

export function readWeights(written: string): Weights {
  const [head = '', packed = ''] = written.split('\n')
  const { scale, bias, from } = JSON.parse(head) as Omit<Weights, 'table'>
  const bytes = brotliDecompressSync(Buffer.from(packed, 'base64'))
  const table = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  if (table.length !== slotCount * heads.length || scale.length !== heads.length || bias.length !== heads.length) throw new Error('these are no weights')
  return { table, scale, bias, from }
}

export function writeWeights({ table, scale, bias, from }: Weights): string {
  return `${JSON.stringify({ from, scale, bias })}\n${brotliCompressSync(Buffer.from(table.buffer, table.byteOffset, table.length)).toString('base64')}\n`
}

let current: Weights | null = null
export const weights = (): Weights => (current ??= readWeights(kept))
