// Tables that must be whole: every event one endpoint, every rule of the SPEC a test.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { endpoints } from '#server/app'
import { factTable, retention } from '#shared/facts'
import { policy, relations } from '#shared/policy'
import { clientEvents } from '#shared/protocol'
import { rootFolder, sourcesIn } from './source.ts'

describe('tables are whole', () => {
  it('[WI1] every event of the protocol has exactly one endpoint, and no endpoint another event', () => {
    expect(endpoints.map(({ event }) => event).sort()).toEqual(Object.keys(clientEvents).sort())
  })

  it('[PO1] every event has a row in the permission table, and every relation named there exists', () => {
    expect(Object.keys(policy).sort()).toEqual(Object.keys(clientEvents).sort())
    const named = Object.values(policy).flatMap((rules) => rules.flatMap(({ all }) => all ?? []))
    expect(named.filter((relation) => !relations.includes(relation))).toEqual([])
  })

  it('[RE1] every fact has an audience and a retention class that exists', () => {
    for (const row of Object.values(factTable)) expect(Object.keys(retention)).toContain(row.kept)
  })

  const spec = readFileSync(join(rootFolder, 'docs/SPEC.md'), 'utf8')
  const ruleIds = [...spec.matchAll(/^- \*\*([A-Z]{2}\d+)\*\*/gm)].map(([, id]) => id ?? '')
  const tests = sourcesIn('tests').filter(({ path }) => /\.test\.tsx?$/.test(path))
  const titled = (text: string) => [...text.matchAll(/\[([A-Z]{2}\d+)\]/g)].map(([, id]) => id ?? '')

  it('[WI3] every rule of the SPEC stands in the title of a test', () => {
    const held = new Set(tests.flatMap(({ text }) => titled(text)))
    expect(ruleIds.filter((id) => !held.has(id))).toEqual([])
  })

  it('[WI3] every test title opens with a rule that stands in the SPEC, and no number stands there twice', () => {
    const unknown = tests.flatMap(({ path, text }) => titled(text).filter((id) => !ruleIds.includes(id)).map((id) => `${path}: ${id}`))
    expect(unknown).toEqual([])
    expect(ruleIds.filter((id, i) => ruleIds.indexOf(id) !== i)).toEqual([])
    const untitled = tests.flatMap(({ path, text }) => [...text.matchAll(/\b(?:it|test)(?:\.each\([^)]*\))?\(\s*(['"`])(?!\[[A-Z]{2}\d+\])(?!\$\{)/g)].map(() => path))
    expect([...new Set(untitled)]).toEqual([])
  })

  it('[WI3] no test sleeps: it waits for a fact', () => {
    const sleeps = /\bawait (?:pause|sleep)\(|\.waitForTimeout\(|^\s*await new Promise\(\(\w+\) => setTimeout\(/m
    expect(tests.filter(({ text }) => sleeps.test(text)).map(({ path }) => path)).toEqual([])
    for (const sleep of ['pause(300)', 'new Promise((done) => setTimeout(done, 9))']) expect(`  await ${sleep}`).toMatch(sleeps)
  })
})
