// The project's own sources and what each imports, read as text.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const rootFolder = fileURLToPath(new URL('../../', import.meta.url))

export interface Source { path: string; text: string; imports: Import[] }
/** `to` is a path from the root for our own files, a package's name otherwise. */
export interface Import { to: string; isOwn: boolean; isTypeOnly: boolean }

const importLine = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const dynamicImport = /\bimport\(\s*['"]([^'"]+)['"]/g
const aliases: Record<string, string> = { '#shared/': 'shared/', '#server/': 'server/', '#client/': 'client/', '#tests/': 'tests/' }

function filesBelow(folder: string): string[] {
  return readdirSync(join(rootFolder, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesBelow(path) : /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : []
  })
}

function resolveImport(from: string, name: string): { to: string; isOwn: boolean } {
  const alias = Object.keys(aliases).find((prefix) => name.startsWith(prefix))
  if (alias) return { to: aliases[alias] + name.slice(alias.length), isOwn: true }
  if (name.startsWith('.')) return { to: relative(rootFolder, resolve(rootFolder, dirname(from), name)), isOwn: true }
  return { to: name, isOwn: false }
}

function read(path: string): Source {
  const text = readFileSync(join(rootFolder, path), 'utf8')
  const found = [...text.matchAll(importLine)].map(([, type, name]) => ({ ...resolveImport(path, name ?? ''), isTypeOnly: type !== undefined }))
  const lazy = [...text.matchAll(dynamicImport)].map(([, name]) => ({ ...resolveImport(path, name ?? ''), isTypeOnly: false }))
  return { path, text, imports: [...found, ...lazy] }
}

export function sourcesIn(...folders: string[]): Source[] {
  return folders.flatMap(filesBelow).map(read)
}
