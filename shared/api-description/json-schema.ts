import * as z from 'zod/mini'

export type JsonSchema = Record<string, unknown>

/** JSON Schema 2020-12, as used by OpenAPI 3.1. A bigint is an int64; `known` covers schemas that zod cannot describe. */
export function jsonSchema(
  schema: z.ZodMiniType,
  io: 'input' | 'output',
  known: ReadonlyMap<unknown, JsonSchema> = new Map(),
): JsonSchema {
  const { $schema, ...described } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, known.get(zodSchema))
      if (zodSchema._zod.def.type === 'bigint') Object.assign(jsonSchema, { type: 'integer', format: 'int64' })
      if (jsonSchema.type === 'integer') unbound(jsonSchema)
    },
  })
  return described
}

/** Removes the bounds of safe integers that zod adds, which say nothing about the value. */
function unbound(schema: JsonSchema): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
}
