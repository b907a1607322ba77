// A schema of ours as JSON Schema. What an outside reader cannot use (the dialect's name, the bounds of whole numbers) is left out.
import { z } from 'zod'
import type * as mini from 'zod/mini'

export type JsonSchema = Record<string, unknown>

/** @param io whether the shape is what may be sent to us or what comes from us */
export function jsonSchema(schema: mini.ZodMiniType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'throw', override: ({ jsonSchema: made }) => dropBounds(made) })
  return rest
}

function dropBounds(made: JsonSchema): void {
  if (made['minimum'] === Number.MIN_SAFE_INTEGER) delete made['minimum']
  if (made['maximum'] === Number.MAX_SAFE_INTEGER) delete made['maximum']
}
