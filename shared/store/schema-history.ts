/**
 * The steps that made the schema, oldest first; a step's place is its version. Only ever append. A new concept that is stored
 * gets a step of its own, with its statements in migrations.ts, which only a database that lacks one has loaded.
 */
export const schemaHistory = [
  'settings',
  'dialogues',
  'customer',
  'operator desk',
  'login attempts',
  'idempotency',
  'rate limits',
  'operations',
  'misses',
] as const

export type SchemaStep = (typeof schemaHistory)[number]
