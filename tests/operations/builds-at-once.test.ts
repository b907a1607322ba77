// Two commands in a clone without a build: each builds, and whoever is ready second leaves what the first put there.
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTree, Run } from './real-house.ts'

let tree: string
beforeAll(() => { tree = makeTree({ isBuilt: false }) })
afterAll(() => rmSync(tree, { recursive: true, force: true }))

test('[OP1] of two builds begun at the same time both succeed, and the one that is ready first stays', async () => {
  const which = () => statSync(join(tree, 'dist')).ino
  const builds = [1, 2].map(() => new Run(tree, ['build.mjs'], {}).ended)
  await Promise.race(builds)
  const first = which()
  for (const { code, said } of await Promise.all(builds)) expect(code, said).toBe(0)
  expect(which()).toBe(first)
  expect(readdirSync(tree).filter((name) => name.startsWith('dist'))).toEqual(['dist'])
})
