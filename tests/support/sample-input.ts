// Inputs made from the published document of the wire: the smallest good one for each event, and many bad ones around it.
import { randomUUID } from 'node:crypto'
import { asyncapi } from '#server/documents/documents'
import type { ClientEventName } from '#shared/protocol'

interface Schema {
  type?: string
  enum?: string[]
  const?: unknown
  pattern?: string
  minLength?: number
  minimum?: number
  minItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
}

const messages = (asyncapi() as unknown as { components: { messages: Record<string, { name: string; payload: Schema }> } }).components.messages
const schemas = new Map(Object.entries(messages).filter(([key]) => key.startsWith('ask_')).map(([, { name, payload }]) => [name, payload]))

function sampleOf(schema: Schema, ids: Record<string, string>, key: string): unknown {
  if (schema.enum) return schema.enum[0]
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {}, ids, name)]))
    case 'string':
      return schema.pattern?.startsWith('^20') ? '2026-11-24' : schema.pattern ? (ids[key] ?? randomUUID()) : 'ことば'
    case 'integer':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}, ids, key))
    default:
      return null
  }
}

/** @param ids values for fields that name a thing, by the field's name; all others are names of nothing */
export function goodInput(event: ClientEventName, ids: Record<string, string> = {}): Record<string, unknown> {
  return sampleOf(schemas.get(event) ?? {}, ids, '') as Record<string, unknown>
}

export const fieldsOf = (event: ClientEventName): string[] => Object.keys(schemas.get(event)?.properties ?? {})

/** Payloads no schema of ours accepts. @param mark stands in each text, so that it can be looked for afterwards */
export function badInputs(event: ClientEventName, mark: string): [string, unknown][] {
  const good = goodInput(event)
  const polluting = (text: string) => ({ ...good, ...(JSON.parse(text) as object) })
  const wrongFields = Object.keys(good).flatMap((field): [string, unknown][] => [
    [`${field} missing`, Object.fromEntries(Object.entries(good).filter(([key]) => key !== field))],
    // What may be left open as null is no bad input.
    ...(good[field] === null ? [] : [[`${field} null`, { ...good, [field]: null }] satisfies [string, unknown]]),
    [`${field} an object`, { ...good, [field]: { $ne: mark } }],
    [`${field} a list`, { ...good, [field]: [[[mark]]] }],
    [`${field} oversized`, { ...good, [field]: mark.repeat(500) }],
    [`${field} a number beyond all`, { ...good, [field]: 1e308 }],
  ])
  return [
    ['null', Object.keys(good).length === 0 ? [null] : null], ['a list', [good]], ['a text', mark], ['a number', -1], ['yes', true], ['nested deeply', JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`)],
    ['an extra field', { ...good, extra: mark }], ['an extra field without a name', { ...good, '': mark }],
    ['__proto__', { ...good, ...nameAsOwn('__proto__', { polluted: mark }) }], ['constructor', polluting(`{"constructor":{"prototype":{"polluted":"${mark}"}}}`)],
    ['a long list', Array.from({ length: 2_000 }, () => 1)],
    ...wrongFields,
  ]
}

/** An object whose own field has a name that assignment would swallow. */
function nameAsOwn(name: string, value: unknown): object {
  return JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as object
}
