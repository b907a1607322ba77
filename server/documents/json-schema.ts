// A schema of ours as JSON Schema. The views have names and stand once, under components; what an outside reader cannot use
// (the dialect's name, the bounds of whole numbers) is left out.
import * as z from 'zod/mini'
import { Author, Entry, Held } from '#shared/message'
import * as views from '#shared/views'

export type JsonSchema = Record<string, unknown>

const names = z.registry<{ id: string }>()
for (const [id, shape] of Object.entries({ ...views, Entry, Author, Held })) if ('_zod' in shape) names.add(shape as z.ZodMiniType, { id })

export interface SchemaBook {
  /** @param io whether the shape is what may be sent to us or what comes from us */
  of(schema: z.ZodMiniType, io: 'input' | 'output'): JsonSchema
  /** The named schemas used so far. */
  named(): Record<string, JsonSchema>
}

export function makeSchemaBook(): SchemaBook {
  const used: Record<string, JsonSchema> = {}
  return {
    of(schema, io) {
      const made = z.toJSONSchema(schema, { io, metadata: names, unrepresentable: 'throw', override: ({ jsonSchema }) => dropBounds(jsonSchema) })
      const { $schema: _dialect, $defs, ...rest } = JSON.parse(JSON.stringify(made).replaceAll('#/$defs/', '#/components/schemas/')) as JsonSchema
      for (const [id, one] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>)) used[id] = withoutId(one)
      return rest
    },
    named: () => Object.fromEntries(Object.entries(used).sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function withoutId({ id: _id, ...rest }: JsonSchema): JsonSchema {
  return rest
}

function dropBounds(made: JsonSchema): void {
  if (made['minimum'] === Number.MIN_SAFE_INTEGER) delete made['minimum']
  if (made['maximum'] === Number.MAX_SAFE_INTEGER) delete made['maximum']
}
