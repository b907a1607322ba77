// What an old phone has to fetch before the door stands, and what follows once it does.
import { brotliCompressSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it, vi } from 'vitest'

const inRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
type Chunk = { type: string; fileName: string; code: string; imports: string[]; dynamicImports: string[]; isEntry: boolean; facadeModuleId: string | null }

let chunks: Chunk[] = []

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const { build } = await import('vite')
  const built = (await build({ configFile: inRoot('vite.config.ts'), logLevel: 'error', build: { write: false } })) as { output: Chunk[] } | { output: Chunk[] }[]
  vi.unstubAllEnvs()
  chunks = [built].flat().flatMap(({ output }) => output).filter(({ type }) => type === 'chunk')
}, 120_000)

function closure(from: Chunk | undefined): Set<Chunk> {
  const seen = new Set<Chunk>()
  const walk = (chunk: Chunk | undefined): void => {
    if (!chunk || seen.has(chunk)) return
    seen.add(chunk)
    for (const name of chunk.imports) walk(chunks.find(({ fileName }) => fileName === name))
  }
  walk(from)
  return seen
}

const kilobytes = (of: Iterable<Chunk>) => [...of].reduce((sum, { code }) => sum + brotliCompressSync(code).length, 0) / 1024
const entry = () => chunks.find(({ isEntry, facadeModuleId }) => isEntry && facadeModuleId?.endsWith('client/index.html'))

describe('weight', () => {
  it('[LK11] before the door stands at most 40 KB of script are loaded, and at most 72 with all a room needs', () => {
    const first = closure(entry())
    const room = new Set([...first, ...closure(chunks.find(({ fileName }) => fileName.includes('inside')))])
    expect(kilobytes(first)).toBeGreaterThan(10)
    expect(kilobytes(first)).toBeLessThanOrEqual(40)
    expect(kilobytes(room)).toBeGreaterThan(kilobytes(first))
    expect(kilobytes(room)).toBeLessThanOrEqual(72)
  })

  it('[LK8] no sentence for staff and no validator is in anything a visitor loads', () => {
    const inside = chunks.find(({ fileName }) => fileName.includes('inside'))
    const all = [...closure(entry()), ...closure(inside)]
    expect(inside).toBeDefined()
    for (const { code, fileName } of all) {
      expect(code.includes('緊急度を上げる') || code.includes('見わたす'), fileName).toBe(false)
      expect(/ZodMini|_zod\b/.test(code), fileName).toBe(false)
    }
  })

  it('[LK19] who reads Japanese downloads no other language; each of the others is one file', () => {
    const inside = chunks.find(({ fileName }) => fileName.includes('inside'))
    for (const { code, fileName } of [...closure(entry()), ...closure(inside)]) expect(code.includes('Nobody has been told') || code.includes('わたしたちは、あなたが'), fileName).toBe(false)
    for (const word of ['Nobody has been told', 'わたしたちは、あなたが']) expect(chunks.filter(({ code }) => code.includes(word)), word).toHaveLength(1)
  })
})
