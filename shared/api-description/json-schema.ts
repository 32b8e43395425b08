import * as z from 'zod/mini'

export type JsonSchema = Record<string, unknown>

/** JSON Schema 2020-12, as OpenAPI 3.1 uses it. A bigint is an int64. */
export function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): JsonSchema {
  const { $schema, ...described } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'bigint') Object.assign(jsonSchema, { type: 'integer', format: 'int64' })
      if (jsonSchema.type === 'integer') unbound(jsonSchema)
    },
  })
  return described
}

/** The bounds of a double say nothing about the value. */
function unbound(schema: JsonSchema): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
}
