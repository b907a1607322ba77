// What is built must be read by browsers of the age of iOS 15 and Chrome 90 (rule PV7): no syntax beyond ES2020, styles with something
// to fall back on. Those engines cannot be had here; Vite's own parser can: what it would have to lower for ES2020 is beyond it.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformWithOxc } from 'vite'
import { expect, it } from 'vitest'

const assets = fileURLToPath(new URL('../../dist/client/assets/', import.meta.url))
const files = (ending: string) => readdirSync(assets).filter((name) => name.endsWith(ending)).map((name) => ({ name, text: readFileSync(assets + name, 'utf8') }))

const read = async (text: string, target: 'es2020' | 'esnext') => (await transformWithOxc(text, 'built.js', { target, sourcemap: false })).code

it('[PV7] no built script has syntax beyond ES2020, nor has the worker that keeps the card', async () => {
  const worker = { name: 'sw.js', text: readFileSync(`${assets}../sw.js`, 'utf8') }
  const scripts = [...files('.js'), worker]
  expect(scripts.length).toBeGreaterThan(4)
  for (const { name, text } of scripts) expect((await read(text, 'es2020')) === (await read(text, 'esnext')), name).toBe(true)
  for (const newer of ['a ??= b', 'class A { #x = 1 }', 'class A { static { b() } }']) expect((await read(newer, 'es2020')) === (await read(newer, 'esnext')), newer).toBe(false)
})

it('[PV7] no built script calls what those browsers do not have', () => {
  for (const { name, text } of files('.js')) expect(text.match(/\.(?:at\(-|toSorted\(|toReversed\(|findLast\(|structuredClone)|\bstructuredClone\(|Object\.(?:hasOwn|groupBy)\(|\.randomUUID\(/g) ?? [], name).toEqual([])
})

it('[PV7] styles use no nesting, layers, container queries or :has, and a newer length only behind @supports or after an older one', () => {
  const sheets = files('.css')
  expect(sheets.length).toBeGreaterThan(2)
  for (const { name, text } of sheets) {
    expect(text, name).not.toMatch(/@layer|@container|:has\(|color-mix\(|oklch\(|@scope/)
    const bare = text.replace(/@supports[^{]*\{(?:[^{}]*\{[^}]*\})*[^}]*\}/g, '')
    for (const [, block = ''] of bare.matchAll(/\{([^{}]*)\}/g)) {
      const declared = block.split(';').map((each) => each.split(':') as [string, string?])
      declared.forEach(([property, value = ''], i) => {
        if (/[\d.][dsl]v[hw]\b/.test(value)) expect(declared.slice(0, i).map(([each]) => each), `${name}: ${property}:${value}`).toContain(property)
      })
    }
  }
})
