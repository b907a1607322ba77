// docs/map.md is where somebody new looks first: a folder it does not name is a room without a door.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rootFolder } from './source.ts'

const map = readFileSync(join(rootFolder, 'docs/map.md'), 'utf8').split('```')[1] ?? ''

describe('the map of the house', () => {
  it.each(['server', 'client', 'tests'])('[OP27] names every folder of %s', (part) => {
    const folders = readdirSync(join(rootFolder, part), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
    expect(folders.length).toBeGreaterThan(10)
    expect(folders.filter((name) => !new RegExp(`(^|[\\s/])${name}\\b`, 'm').test(map))).toEqual([])
  })
})
