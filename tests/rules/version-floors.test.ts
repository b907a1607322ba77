// The lock file against the published advisories of what stands on the wire: nothing older than the release that mended the last.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/** Renewed by hand at each release, from the packages' own advisories. */
const floors = {
  'engine.io': '6.6.10',
  'socket.io-parser': '4.2.7',
  ws: '8.21.1',
  nodemailer: '10.4.1',
  'socket.io': '4.8.0',
} as const

const lock = JSON.parse(readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url)), 'utf8')) as { packages: Record<string, { version?: string }> }

function versionsOf(name: string): string[] {
  return Object.entries(lock.packages).flatMap(([path, { version }]) => (path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`) ? [version ?? ''] : []))
}

function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((text) => text.split('.').map(Number))
  for (const [i, part] of (need ?? []).entries()) if (have?.[i] !== part) return (have?.[i] ?? -1) > part
  return true
}

describe('the lock file', () => {
  it('[OP18] holds no copy of a wire package below its floor', () => {
    for (const [name, floor] of Object.entries(floors)) {
      const versions = versionsOf(name)
      expect(versions, `${name} is locked`).not.toEqual([])
      expect(versions.filter((version) => !isAtLeast(version, floor)), `${name} below ${floor}`).toEqual([])
    }
  })

  it('[OP18] versions are compared by their parts, not as text', () => {
    expect(isAtLeast('6.6.12', '6.6.10')).toBe(true)
    expect(isAtLeast('6.6.9', '6.6.10')).toBe(false)
    expect(isAtLeast('10.4.0', '10.4.1')).toBe(false)
    expect(isAtLeast('11.0.0', '10.4.1')).toBe(true)
  })
})
